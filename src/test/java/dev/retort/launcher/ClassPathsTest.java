package dev.retort.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Class paths of built applications, and what the tool adds to them. */
class ClassPathsTest {

    @TempDir
    Path folder;

    @Test
    void theToolBringsWhatTheProjectLacks() throws IOException {
        Path picocli = jar("tool/picocli-4.jar", "picocli/CommandLine");
        jar("tool/liquibase-core-4.jar", "liquibase/Liquibase", "liquibase/change/Change");
        Path own = jar("theirs/org.liquibase.liquibase-core-5.jar", "liquibase/Scope");

        assertThat(tool().with(List.of(own))).containsExactly(own, picocli);
    }

    @Test
    void librariesInsideOfAnUberJarCountToo() throws IOException {
        jar("tool/snakeyaml-2.jar", "org/yaml/snakeyaml/Yaml");
        Path uber = jar("theirs/app-runner.jar", "shop/Item", "org/yaml/snakeyaml/Yaml");

        assertThat(tool().with(List.of(uber))).containsExactly(uber);
    }

    @Test
    void jacksonIsTheProjectsAsAWholeOrNotAtAll() throws IOException {
        Path core = jar("tool/jackson-core-2.21.jar", "com/fasterxml/jackson/core/JsonFactory");
        Path databind = jar("tool/jackson-databind-2.21.jar", "com/fasterxml/jackson/databind/ObjectMapper");
        Path older = jar("theirs/jackson-core-2.19.jar", "com/fasterxml/jackson/core/JsonFactory");
        Path olderDatabind = jar("theirs/jackson-databind-2.19.jar", "com/fasterxml/jackson/databind/ObjectMapper");

        assertThat(tool().with(List.of(older))).containsExactly(core, databind, older);
        assertThat(tool().with(List.of(older, olderDatabind))).containsExactly(older, olderDatabind);
    }

    @Test
    void inItsOwnTreeTheToolAddsNothing() throws IOException {
        assertThat(new ToolLibraries(null).with(List.of(Path.of("a.jar")))).containsExactly(Path.of("a.jar"));
    }

    @Test
    void aFastJarIsPutIntoOneClassPathWithChangedClassesFirst() throws IOException {
        Path app = folder.resolve("build/quarkus-app");
        jar("build/quarkus-app/quarkus-run.jar", "none");
        Path main = jar("build/quarkus-app/lib/main/a.jar", "a/A");
        Path boot = jar("build/quarkus-app/lib/boot/b.jar", "b/B");
        Path own = jar("build/quarkus-app/app/shop.jar", "shop/Item");
        Path generated = jar("build/quarkus-app/quarkus/generated-bytecode.jar", "io/quarkus/runner/ApplicationImpl");
        Path transformed = jar("build/quarkus-app/quarkus/transformed-bytecode.jar", "shop/Item");

        assertThat(BuiltApplication.classPath(app)).containsExactly(transformed, generated, own, main, boot);
        assertThat(BuiltApplication.classPath(app.resolve("quarkus-run.jar"))).hasSize(5);
        assertThat(BuiltApplication.classPath(folder)).as("of a Gradle project").hasSize(5);
    }

    @Test
    void aLegacyJarNamesItsLibraries() throws IOException {
        Path runner = folder.resolve("app-runner.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "lib/a.jar lib/with%20blank.jar");
        new JarOutputStream(Files.newOutputStream(runner), manifest).close();

        assertThat(BuiltApplication.classPath(runner))
                .containsExactly(runner, folder.resolve("lib/a.jar"), folder.resolve("lib/with blank.jar"));
        assertThat(BuiltApplication.classPath(folder)).hasSize(3);
    }

    @Test
    void whatIsNoApplicationIsRefused() {
        assertThatThrownBy(() -> BuiltApplication.classPath(folder))
                .isInstanceOf(LauncherException.class)
                .hasMessage("'" + folder + "' is no built application of Quarkus");
    }

    @Test
    void optionsOfTheProjectAreTakenOutWhereverTheyStand() {
        LauncherOptions options = LauncherOptions.parse(
                List.of("-C", "/a", "revision", "-m", "--app", "--app=/b", "--json", "--profile", "dev"));

        assertThat(options.directory()).isEqualTo(Path.of("/a").toAbsolutePath());
        assertThat(options.application()).isEqualTo(Path.of("/b").toAbsolutePath());
        assertThat(options.profile()).isEqualTo("dev");
        assertThat(options.module()).isNull();
        assertThat(options.rest()).containsExactly("revision", "-m", "--app", "--json");
        assertThatThrownBy(() -> LauncherOptions.parse(List.of("check", "--module")))
                .hasMessage("'--module' needs a value");
    }

    @Test
    void theFolderToLookInHasToExist() {
        LauncherOptions options =
                LauncherOptions.parse(List.of("-C", folder.resolve("typo").toString(), "check"));

        assertThatThrownBy(options::requireDirectory).isInstanceOfSatisfying(LauncherException.class, refused -> {
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused).hasMessage("there is no folder '" + folder.resolve("typo") + "'");
        });
    }

    /** From the root of a project of many, such as one of Gradle. */
    @Test
    void theProjectOfABuiltApplicationIsAroundIt() throws IOException {
        Path service = Files.createDirectories(folder.resolve("service"));
        Path app = Files.createDirectories(service.resolve("build/quarkus-app"));
        Files.createFile(folder.resolve("build.gradle"));
        List<String> arguments = List.of("check", "--app", app.toString());
        assertThat(Launcher.folder(LauncherOptions.parse(arguments))).isEqualTo(folder);

        Files.createDirectories(service.resolve("src/main"));
        assertThat(Launcher.folder(LauncherOptions.parse(arguments))).isEqualTo(service);

        Files.createFile(service.resolve("build.gradle.kts"));
        assertThat(Launcher.folder(LauncherOptions.parse(arguments))).isEqualTo(service);
    }

    @Test
    void aFolderThatIsNamedComesBeforeTheOneAroundTheApplication() throws IOException {
        Path app = Files.createDirectories(folder.resolve("deployed/quarkus-app"));
        Path sources =
                Files.createDirectories(folder.resolve("sources/src/main")).getParent();
        Files.createFile(folder.resolve("deployed/pom.xml"));

        assertThat(Launcher.folder(
                        LauncherOptions.parse(List.of("-C", sources.toString(), "check", "--app", app.toString()))))
                .isEqualTo(folder.resolve("sources"));
    }

    private ToolLibraries tool() {
        return new ToolLibraries(folder.resolve("tool"));
    }

    private Path jar(String name, String... classes) throws IOException {
        Path jar = folder.resolve(name);
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String each : classes) {
                out.putNextEntry(new JarEntry(each + ".class"));
            }
        }
        return jar;
    }
}
