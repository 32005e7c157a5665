package dev.retort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.Command;
import dev.retort.testing.Command.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes that {@code src/main/archive/TrainingRun.java} makes of the packaged application. */
@TestMethodOrder(OrderAnnotation.class)
class ClassArchiveIT {

    private static final boolean AOT = Runtime.version().feature() >= 25;
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    static Path folder;

    private static Path archive;

    @BeforeAll
    static void makeArchive() throws IOException {
        copy(Path.of("target/aot-app"), folder.resolve("app"));
        archive = folder.resolve("app").resolve(AOT ? "app.aot" : "app.jsa");
        Path program = Path.of("src/main/archive/TrainingRun.java").toAbsolutePath();
        Ended ended = Command.run(
                folder,
                Map.of("JAVA_HOME", System.getProperty("java.home")),
                List.of(JAVA.toString(), program.toString(), "app"));
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(archive).isNotEmptyFile();
    }

    @Test
    @Order(1)
    void classesComeFromTheArchive() {
        assertThat(version().err()).isEmpty();
        assertThat(version("-Xlog:class+load").out())
                .containsPattern("dev\\.retort\\.Main source: shared objects file");
    }

    @Test
    @Order(2)
    void anArchiveOfOtherJarsDoesNoHarm() throws IOException {
        Files.setLastModifiedTime(folder.resolve("app/quarkus-run.jar"), FileTime.from(Instant.EPOCH));
        assertHarmless();
    }

    @Test
    @Order(3)
    void whatIsNoArchiveDoesNoHarm() throws IOException {
        Files.delete(archive);
        Files.writeString(archive, "not an archive");
        assertHarmless();
    }

    @Test
    @Order(4)
    void aMissingArchiveDoesNoHarm() throws IOException {
        Files.delete(archive);
        assertHarmless();
    }

    private static void assertHarmless() {
        Ended ended = version();
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).startsWith("retort ").hasLineCount(1);
        assertThat(version("-Xlog:class+load").out()).doesNotContainPattern("dev\\.retort\\.Main source: shared");
    }

    /** Types {@code --version} with Java's options as the documentation has them. */
    private static Ended version(String... options) {
        String remarks = AOT ? "-Xlog:all=warning,aot*=error:stderr" : "-Xlog:all=warning:stderr";
        List<String> line = new ArrayList<>(List.of(JAVA.toString(), "-Xlog:disable", remarks));
        line.addAll(List.of(options));
        line.addAll(List.of((AOT ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive));
        line.addAll(List.of("-jar", "app/quarkus-run.jar", "--version"));
        return Command.run(folder, Map.of(), line);
    }

    /** With the times of the files, which Java compares. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
