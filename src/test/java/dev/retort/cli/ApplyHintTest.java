package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplyHintTest {

    @TempDir
    Path libraries;

    @Test
    void aProjectWithQuarkusLiquibaseNeedsNone() {
        assertThat(ApplyHint.of(getClass().getClassLoader())).isEmpty();
    }

    @Test
    void aProjectWithoutQuarkusLiquibaseIsToldToAddIt() throws IOException {
        try (URLClassLoader project = new URLClassLoader(new URL[0], null)) {
            assertThat(ApplyHint.of(project))
                    .contains("The service does not apply it yet: add quarkus-liquibase, or run 'retort upgrade'");
        }
    }

    @Test
    void aProjectWithFlywayIsToldThatTheRevisionIsOneOfLiquibase() throws IOException {
        Path source = libraries.resolve("Flyway.java");
        Files.writeString(source, "package org.flywaydb.core; public class Flyway {}");
        InputStream none = InputStream.nullInputStream();
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(none, null, null, "-proc:none", "-d", libraries.toString(), source.toString()))
                .isZero();
        try (URLClassLoader project =
                new URLClassLoader(new URL[] {libraries.toUri().toURL()}, null)) {
            assertThat(ApplyHint.of(project).orElseThrow())
                    .isEqualTo("This is a Liquibase revision, and Flyway does not apply it: run 'retort upgrade', or"
                            + " replace quarkus-flyway with quarkus-liquibase");
        }
    }
}
