package dev.retort.migrations.changelog.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.UsageException;
import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.schema.Engine;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application is one module of its project, and its changelog is in another one. */
class ChangelogOfAnotherModuleTest {

    private static final String CHANGELOG = "shop/changeLog.yaml";
    private static final String TEXT = "databaseChangeLog: []\n";
    private static final String OTHER = "databaseChangeLog: [] # of another application\n";

    @TempDir
    Path project;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private Path built;

    @BeforeEach
    void twoModules() throws IOException {
        built = Files.createDirectories(project.resolve("built"));
        Files.createDirectories(project.resolve("service/src/main/java"));
        Files.createDirectories(project.resolve("model/src/main/resources"));
        Thread.currentThread()
                .setContextClassLoader(
                        new URLClassLoader(new URL[] {built.toUri().toURL()}, before));
        System.setProperty("retort.project", project.resolve("service").toString());
        System.setProperty(
                "retort.sources",
                String.join(
                        File.pathSeparator,
                        project.resolve("pom.xml").toString(),
                        project.resolve("other/src/main").toString(),
                        project.resolve("model/src/main").toString(),
                        project.resolve("service/src/main").toString()));
    }

    @AfterEach
    void asBefore() throws IOException {
        System.clearProperty("retort.project");
        System.clearProperty("retort.sources");
        ((URLClassLoader) Thread.currentThread().getContextClassLoader()).close();
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void revisionsGoToTheModuleOfTheChangelog() throws IOException {
        write(built, TEXT);
        write(resources("model"), TEXT);
        RevisionWriter writer =
                new RevisionWriter(tree(), ChangelogSettings.of(CHANGELOG), Engine.H2, Clock.systemUTC());

        String state = writer.requireBuilt(CHANGELOG);

        assertThat(writer.write("Add", "      changes: [{empty: {}}]\n", state).file())
                .startsWith(resources("model").resolve("shop/changelog"));
        assertThat(resources("model").resolve(CHANGELOG)).content().contains("-add.yaml");
        assertThat(resources("service")).doesNotExist();
    }

    @Test
    void theApplicationsOwnComesFirst() throws IOException {
        write(built, TEXT);
        write(resources("model"), TEXT);
        write(resources("service"), OTHER);

        assertThat(tree().root()).isEqualTo(project.resolve("service"));
    }

    @Test
    void anotherApplicationsIsNotTaken() throws IOException {
        write(resources("other"), OTHER);

        assertThat(tree().root()).as("the first revision").isEqualTo(project.resolve("service"));

        write(built, TEXT);
        write(resources("model"), TEXT);

        assertThat(tree().root()).isEqualTo(project.resolve("model"));
    }

    @Test
    void oneThatComesFromElsewhereIsNamed() throws IOException {
        write(built, TEXT);

        assertThatThrownBy(ChangelogOfAnotherModuleTest::tree)
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("the changelog comes from 'file:")
                .hasMessageContaining("no module of this project has");

        write(resources("model"), TEXT);
        write(resources("other"), TEXT);

        assertThatThrownBy(ChangelogOfAnotherModuleTest::tree)
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("more than one module of this project has");
    }

    private static SourceTree tree() {
        return SourceTree.around(Path.of(""), CHANGELOG, Optional.empty());
    }

    private Path resources(String module) {
        return project.resolve(module).resolve("src/main/resources");
    }

    private static void write(Path folder, String text) throws IOException {
        Files.createDirectories(folder.resolve(CHANGELOG).getParent());
        Files.writeString(folder.resolve(CHANGELOG), text);
    }
}
