package dev.retort.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuarkusVersionTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"2.16.12.Final", "3.8.6", "3.15.1", "3.20.6", "3.26.4"})
    void anOlderOneIsRefusedInOneLineWithBothVersions(String version) {
        Path core = Path.of("lib/main/io.quarkus.quarkus-core-" + version + ".jar");

        assertThatThrownBy(() -> QuarkusVersion.require(List.of(Path.of("app-runner.jar"), core)))
                .isInstanceOfSatisfying(LauncherException.class, refused -> {
                    assertThat(refused.exitCode()).isEqualTo(1);
                    assertThat(refused.line())
                            .isEqualTo("retort: the application has Quarkus " + version
                                    + ", and Retort needs Quarkus 3.27 or newer; update its Quarkus");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.27.0", "3.27.3.redhat-00003", "3.100.0", "4.0.0.CR1", "999-SNAPSHOT"})
    void aNewerOneIsNot(String version) {
        Path core = Path.of("lib/modified-io.quarkus.quarkus-core-" + version + ".jar");

        assertThatCode(() -> QuarkusVersion.require(List.of(core))).doesNotThrowAnyException();
    }

    @Test
    void anUberJarTellsItsVersionToo() throws IOException {
        assertThatThrownBy(() -> QuarkusVersion.require(List.of(uberJar("3.20.6"))))
                .hasMessageContaining("Quarkus 3.20.6");
        assertThatCode(() -> QuarkusVersion.require(List.of(uberJar("3.33.2")))).doesNotThrowAnyException();
        assertThatCode(() -> QuarkusVersion.require(List.of())).doesNotThrowAnyException();
    }

    private Path uberJar(String version) throws IOException {
        Path jar = folder.resolve("app-" + version + "-runner.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("META-INF/maven/io.quarkus/quarkus-core/pom.properties"));
            out.write(("version=" + version + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }
}
