package dev.retort.migrations.apply.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.schema.Engine;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two builds that could see a database differently must not have the same fingerprint. */
class BuildFingerprintTest {

    private static final ChangelogSettings SETTINGS = settings(List.of(), List.of(), Map.of("Owner", "ann"));

    @TempDir
    Path folder;

    @BeforeEach
    void packAnApplication() throws IOException {
        jar("app.jar", "lib/tool.jar lib/missing.jar", "one: 1");
        jar("lib/tool.jar", null, "code");
    }

    @Test
    void theSameFilesAndSettingsHaveTheSameOneInAnyFolder() throws IOException {
        String first = fingerprint().orElseThrow();
        assertThat(first).hasSize(64);
        assertThat(fingerprint()).contains(first);
        Path other = Files.createDirectories(folder.resolve("other/lib")).getParent();
        Files.copy(folder.resolve("app.jar"), other.resolve("app.jar"));
        Files.copy(folder.resolve("lib/tool.jar"), other.resolve("lib/tool.jar"));

        assertThat(of(SETTINGS, Engine.H2, other.resolve("app.jar").toString(), Map.of()))
                .contains(first);
    }

    @Test
    void aFileThatChangesUnderTheSameNameSizeAndTimeChangesIt() throws IOException {
        String first = fingerprint().orElseThrow();
        long size = Files.size(folder.resolve("app.jar"));

        jar("app.jar", "lib/tool.jar lib/missing.jar", "one: 2");

        assertThat(Files.size(folder.resolve("app.jar"))).isEqualTo(size);
        assertThat(fingerprint()).isPresent().isNotEqualTo(Optional.of(first));
    }

    @Test
    void aLibraryThatChangesOrIsAddedChangesIt() throws IOException {
        String first = fingerprint().orElseThrow();

        jar("lib/tool.jar", null, "Code");
        String changed = fingerprint().orElseThrow();
        jar("lib/missing.jar", null, "code");

        assertThat(fingerprint().orElseThrow()).isNotEqualTo(changed);
        assertThat(changed).isNotEqualTo(first);
    }

    @Test
    void theOrderOfTheClassPathCounts() throws IOException {
        jar("a.jar", null, "a");
        jar("b.jar", null, "b");

        assertThat(classPath("a.jar", "b.jar")).isPresent().isNotEqualTo(classPath("b.jar", "a.jar"));
    }

    @Test
    void aPackageOfQuarkusConsistsOfAllJarsBesideIt() throws IOException {
        Files.createDirectories(folder.resolve("quarkus"));
        Files.writeString(folder.resolve("quarkus/quarkus-application.dat"), "order of jars");
        jar("app/app.jar", null, "one: 1");
        String first = fingerprint().orElseThrow();

        jar("app/app.jar", null, "one: 2");
        String changed = fingerprint().orElseThrow();
        Files.writeString(folder.resolve("quarkus/quarkus-application.dat"), "Order of jars");
        String reordered = fingerprint().orElseThrow();
        Files.writeString(folder.resolve("data.db"), "of the service");

        assertThat(changed).isNotEqualTo(first);
        assertThat(reordered).isNotEqualTo(changed);
        assertThat(fingerprint()).as("a file that is no part of it").contains(reordered);
        Files.createDirectories(folder.resolve("lib/deployment"));
        assertThat(fingerprint()).as("a mutable jar takes jars from anywhere").isEmpty();
    }

    @Test
    void thereIsNoneWhereFilesAreNotInJars() throws IOException {
        assertThat(classPath("app.jar", "lib")).isEmpty();
        assertThat(classPath("missing.jar")).isEmpty();
        assertThat(of(SETTINGS, Engine.H2, app() + File.pathSeparator, Map.of()))
                .as("an empty element is the working directory")
                .isEmpty();
        Files.writeString(folder.resolve("text.jar"), "no jar at all, but longer than the end of one would be");
        assertThat(classPath("text.jar")).isEmpty();
        assertThat(BuildFingerprint.of(SETTINGS, Engine.H2)).as("in tests").isEmpty();
    }

    @Test
    void eachSettingOfTheChangelogCounts() {
        String first = fingerprint().orElseThrow();
        Map<String, String> parameters = SETTINGS.parameters();
        List<ChangelogSettings> others = List.of(
                settings(List.of("test"), List.of(), parameters),
                settings(List.of(), List.of("test"), parameters),
                settings(List.of("a", "b"), List.of(), parameters),
                settings(List.of(), List.of(), Map.of("Owner", "bob")),
                settings(List.of(), List.of(), Map.of()),
                new ChangelogSettings(
                        "db/other.yaml",
                        List.of(),
                        List.of(),
                        parameters,
                        "H",
                        "L",
                        Optional.empty(),
                        Optional.empty()),
                new ChangelogSettings(
                        "db/all.yaml", List.of(), List.of(), parameters, "I", "L", Optional.empty(), Optional.empty()),
                new ChangelogSettings(
                        "db/all.yaml", List.of(), List.of(), parameters, "H", "M", Optional.empty(), Optional.empty()),
                new ChangelogSettings(
                        "db/all.yaml", List.of(), List.of(), parameters, "H", "L", Optional.of("s"), Optional.empty()),
                new ChangelogSettings(
                        "db/all.yaml", List.of(), List.of(), parameters, "H", "L", Optional.empty(), Optional.of("s")));

        assertThat(others)
                .extracting(each -> of(each, Engine.H2, app(), Map.of()).orElseThrow())
                .doesNotContain(first)
                .doesNotHaveDuplicates();
        assertThat(of(SETTINGS, Engine.POSTGRESQL, app(), Map.of())).isPresent().isNotEqualTo(Optional.of(first));
    }

    @Test
    void theEnvironmentCountsAsFarAsLiquibaseReadsIt() {
        String first = fingerprint().orElseThrow();
        for (String name : List.of(
                "environment LIQUIBASE_DUPLICATE_FILE_MODE",
                "property liquibase.duplicateFileMode",
                "environment OWNER",
                "property owner",
                "property database.typeName",
                "property file.encoding")) {
            assertThat(of(SETTINGS, Engine.H2, app(), Map.of(name, "x")))
                    .as(name)
                    .isPresent()
                    .isNotEqualTo(Optional.of(first));
        }
        assertThat(of(SETTINGS, Engine.H2, app(), Map.of("environment HOSTNAME", "x", "property user.dir", "x")))
                .contains(first);
    }

    private static ChangelogSettings settings(
            List<String> contexts, List<String> labels, Map<String, String> parameters) {
        return new ChangelogSettings(
                "db/all.yaml", contexts, labels, parameters, "H", "L", Optional.empty(), Optional.empty());
    }

    private Optional<String> fingerprint() {
        return of(SETTINGS, Engine.H2, app(), Map.of());
    }

    private String app() {
        return folder.resolve("app.jar").toString();
    }

    private Optional<String> classPath(String... names) {
        String path = String.join(
                File.pathSeparator,
                List.of(names).stream()
                        .map(name -> folder.resolve(name).toString())
                        .toList());
        return of(SETTINGS, Engine.H2, path, Map.of());
    }

    private static Optional<String> of(
            ChangelogSettings settings, Engine engine, String classPath, Map<String, String> surroundings) {
        return BuildFingerprint.of(settings, engine, classPath, surroundings);
    }

    /** Always of the same time. */
    private void jar(String name, String classPath, String content) throws IOException {
        Path jar = folder.resolve(name);
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (classPath != null) {
            manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        }
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            JarEntry first = new JarEntry("META-INF/MANIFEST.MF");
            first.setTime(0);
            out.putNextEntry(first);
            manifest.write(out);
            JarEntry entry = new JarEntry("db/all.yaml");
            entry.setTime(0);
            out.putNextEntry(entry);
            out.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
    }
}
