package dev.retort.migrations.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.testing.ImageResources;
import dev.retort.testing.NativeMode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import liquibase.resource.Resource;
import liquibase.resource.ResourceAccessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {

    private static final String FILE = "db/changelog/größe 1.yaml";

    @TempDir
    Path folder;

    @Test
    void aFileIsFoundInAJarThatListsItsFoldersOrNotAndInAFolder() throws IOException {
        for (Path place : List.of(
                jar("folders.jar", "db/", "db/changelog/", FILE), jar("files.jar", FILE), tree("classes", FILE))) {
            try (URLClassLoader loader = loader(place, jar("other.jar", "META-INF/"))) {
                List<Resource> found = new ClassPath(loader).getAll(FILE);
                assertThat(found).as(place.toString()).hasSize(1);
                assertThat(new String(found.get(0).openInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(FILE);
            }
        }
    }

    @Test
    void whatIsNotThereIsNull() throws IOException {
        try (URLClassLoader loader = loader(tree("classes", FILE))) {
            assertThat(new ClassPath(loader).getAll("db/changelog/none.yaml")).isNull();
            assertThat(new ClassPath(loader).getAll("none.yaml")).isNull();
        }
    }

    @Test
    void twoOfOneNameAreRefused() throws IOException {
        try (URLClassLoader loader =
                loader(jar("one.jar", "db/", "db/changelog/", FILE), jar("two.jar", "db/", "db/changelog/", FILE))) {
            ClassPath classPath = new ClassPath(loader);
            assertThat(classPath.getAll(FILE)).hasSize(2);
            assertThatThrownBy(() -> classPath.getExisting(FILE)).hasMessageContaining("Found 2 files");
        }
    }

    /** Of an executable its class loader finds files, but lists no folders. */
    @Test
    void aFolderIsListedInAJarAndInANativeExecutable() throws IOException {
        String other = "db/changelog/other.sql";
        Path jar = jar("application.jar", "db/", "db/changelog/", FILE, other);
        try (URLClassLoader loader = loader(jar)) {
            assertThat(listed(new ClassPath(loader))).containsExactlyInAnyOrder(FILE, other);
        }
        ImageResources.are(jar);
        try (URLClassLoader nothing = loader()) {
            NativeMode.during(() -> {
                assertThat(listed(new ClassPath(nothing))).containsExactlyInAnyOrder(FILE, other);
                assertThat(listed(new ClassPath(nothing))).as("again").hasSize(2);
            });
        }
    }

    private static List<String> listed(ClassPath classPath) throws IOException {
        List<String> found = paths(classPath.search("db/changelog/", true));
        ResourceAccessor.SearchOptions options = new ResourceAccessor.SearchOptions();
        options.setRecursive(true);
        assertThat(paths(classPath.search("db/changelog/", options))).isEqualTo(found);
        return found;
    }

    private static List<String> paths(List<Resource> resources) {
        return resources.stream().map(Resource::getPath).toList();
    }

    private static URLClassLoader loader(Path... places) {
        return new URLClassLoader(Stream.of(places).map(ClassPathTest::url).toArray(URL[]::new), null);
    }

    private static URL url(Path place) {
        try {
            return place.toUri().toURL();
        } catch (MalformedURLException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Files hold their own names; what ends with a slash is a folder. */
    private Path jar(String name, String... entries) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                if (!entry.endsWith("/")) {
                    out.write(entry.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return jar;
    }

    private Path tree(String name, String file) throws IOException {
        Path root = folder.resolve(name);
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), file);
        return root;
    }
}
