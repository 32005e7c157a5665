package dev.retort.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryVersionsTest {

    private static final String QUARKUS = "META-INF/maven/io.quarkus/quarkus-core/pom.properties";

    @TempDir
    Path folder;

    @Test
    void eachLibraryTellsItsOwn() {
        assertThat(LibraryVersions.quarkus())
                .hasValueSatisfying(version -> assertThat(version).matches("3\\.\\d+.*"));
        assertThat(LibraryVersions.hibernate())
                .hasValueSatisfying(version -> assertThat(version).matches("7\\.\\d+.*"));
        assertThat(LibraryVersions.liquibase()).isPresent();
    }

    /** Its only manifest is that of the application. */
    @Test
    void anUberJarDoesNotTellTheVersionOfTheApplicationForTheirs() throws Exception {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_TITLE, "shop");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "1.0-SNAPSHOT");
        Path jar = folder.resolve("shop-runner.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (String name : List.of(QUARKUS, "io/quarkus/runtime/Quarkus.class", "org/hibernate/Version.class")) {
                copy(name, out);
            }
        }
        try (URLClassLoader uber =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            assertThat(LibraryVersions.quarkus(uber)).isEqualTo(LibraryVersions.quarkus());
            assertThat(LibraryVersions.hibernate(uber)).isEmpty();
        }
    }

    private static void copy(String name, JarOutputStream out) throws IOException {
        out.putNextEntry(new JarEntry(name));
        try (InputStream content = LibraryVersions.class.getClassLoader().getResourceAsStream(name)) {
            content.transferTo(out);
        }
    }
}
