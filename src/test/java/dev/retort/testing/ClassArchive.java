package dev.retort.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The classes of a service that has served a request, as Java archives them: halves the processor time of another one's
 * start, and takes a third off a command's. Made when first asked for, gone with this JVM.
 */
final class ClassArchive {

    private static final Map<Engine, Path> ARCHIVES = new ConcurrentHashMap<>();

    private ClassArchive() {}

    /** What Java has to be told to use it. */
    static List<String> options(Engine engine) {
        Path archive = ARCHIVES.computeIfAbsent(engine, ClassArchive::make);
        return List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable");
    }

    private static Path make(Engine engine) {
        try {
            Path folder = Files.createTempDirectory("retort-classes");
            Path archive = folder.resolve("classes.jsa");
            List<String> line = Command.javaLine(engine, List.of("-XX:ArchiveClassesAtExit=" + archive));
            try (RunningService service =
                    RunningService.launch(engine, line, folder, RunningService.onNewDatabase(engine))) {
                service.awaitReady();
                service.statusOf("/users");
            }
            // What is registered last is deleted first.
            folder.toFile().deleteOnExit();
            try (Stream<Path> files = Files.walk(folder).skip(1)) {
                files.forEach(file -> file.toFile().deleteOnExit());
            }
            return archive;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
