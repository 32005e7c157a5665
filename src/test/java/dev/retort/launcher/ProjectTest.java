package dev.retort.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectTest {

    private static final String QUARKUS =
            "<build><plugins><plugin><artifactId>quarkus-maven-plugin</artifactId></plugin></plugins></build>";

    @TempDir
    Path folder;

    @BeforeEach
    void resolveLinks() throws IOException {
        folder = folder.toRealPath();
    }

    @Test
    void theNearestFolderWithAPomIsTheProject() throws IOException {
        pom("shop", "shop", "");
        Path inside = Files.createDirectories(folder.resolve("shop/src/main/java"));

        Project project = Project.around(inside, null);

        assertThat(project.module()).isEqualTo(folder.resolve("shop"));
        assertThat(project.root()).isEqualTo(project.module());
    }

    @Test
    void withoutOneTheUserIsToldWhatToName() {
        assertThatThrownBy(() -> Project.around(folder, null))
                .isInstanceOfSatisfying(LauncherException.class, refused -> {
                    assertThat(refused.exitCode()).isEqualTo(2);
                    assertThat(refused.line()).contains("'" + folder + "' is not in a project", "-C DIR", "--app DIR");
                });
    }

    @Test
    void theOnlyModuleWithQuarkusIsTheApplication() throws IOException {
        pom(
                ".",
                "all",
                modules("model", "services/app")
                        + "<build><pluginManagement><plugins><plugin><artifactId>quarkus-maven-plugin</artifactId></plugin></plugins>"
                        + "</pluginManagement></build>");
        pom("model", "model", "");
        pom("services/app", "app", QUARKUS);

        Project project = Project.around(folder, null);

        assertThat(project.module()).isEqualTo(folder.resolve("services/app"));
        assertThat(project.root()).isEqualTo(folder);
        assertThat(project.modules()).containsExactly(folder, folder.resolve("model"), folder.resolve("services/app"));
    }

    @Test
    void amongSeveralOneIsNamedByFolderOrArtifact() throws IOException {
        pom(".", "all", modules("one", "two"));
        pom("one", "first", QUARKUS);
        pom("two", "second", QUARKUS);

        assertThatThrownBy(() -> Project.around(folder, null))
                .hasMessage("'" + folder + "' has several modules with Quarkus")
                .isInstanceOfSatisfying(LauncherException.class, refused -> assertThat(refused.line())
                        .endsWith("say which: --module NAME, one of one, two"));
        assertThat(Project.around(folder, "two").module()).isEqualTo(folder.resolve("two"));
        assertThat(Project.around(folder, "first").module()).isEqualTo(folder.resolve("one"));
        assertThat(Project.around(folder, ":second").module()).isEqualTo(folder.resolve("two"));
        assertThatThrownBy(() -> Project.around(folder, "three")).hasMessageContaining("no module 'three'");
    }

    @Test
    void insideAModuleThatModuleIsMeantAndBuiltWithItsSiblings() throws IOException {
        pom(".", "all", modules("one", "two"));
        pom("one", "first", QUARKUS);
        pom("two", "second", QUARKUS);

        Project project = Project.around(folder.resolve("two"), null);

        assertThat(project.module()).isEqualTo(folder.resolve("two"));
        assertThat(project.root()).isEqualTo(folder);
    }

    @Test
    void insideAModuleWithoutQuarkusItsOnlySiblingWithItIsMeant() throws IOException {
        pom(".", "all", modules("model", "services"));
        pom("model", "model", "");
        pom("services", "services", modules("one", "two"));
        pom("services/one", "first", QUARKUS);
        pom("services/two", "second", "");

        assertThat(Project.around(folder.resolve("services/two"), null).module())
                .isEqualTo(folder.resolve("services/one"));
        assertThat(Project.around(folder.resolve("model"), null).module()).isEqualTo(folder.resolve("services/one"));
        assertThat(Project.around(folder.resolve("model"), "second").module())
                .isEqualTo(folder.resolve("services/two"));
        pom("services/two", "second", QUARKUS);
        assertThatThrownBy(() -> Project.around(folder.resolve("model"), null))
                .hasMessage("'" + folder + "' has several modules with Quarkus");
    }

    @Test
    void aParentMayHaveThePluginForItsModules() throws IOException {
        pom(".", "all", modules("app") + QUARKUS);
        pom("app", "app", "<parent><artifactId>all</artifactId></parent>");

        assertThat(Project.around(folder, null).module()).isEqualTo(folder.resolve("app"));
        assertThat(Project.around(folder.resolve("app"), null).module()).isEqualTo(folder.resolve("app"));
    }

    @Test
    void aPomAboveThatDoesNotListItIsAnotherProject() throws IOException {
        pom(".", "other", "");
        pom("mine", "mine", QUARKUS);

        assertThat(Project.around(folder.resolve("mine"), null).root()).isEqualTo(folder.resolve("mine"));
    }

    @Test
    void aParentThatDoesNotListItIsReadAndCountsAsASource() throws IOException {
        pom(".", "company", "");
        pom("mine", "mine", "<parent><artifactId>company</artifactId></parent>" + QUARKUS);
        pom("other", "other", "<parent><relativePath/></parent>");
        Path java = Files.createFile(folder.resolve("java"));
        Project project = Project.around(folder.resolve("mine"), null);
        assertThat(project.parents()).containsExactly(folder.resolve("pom.xml"));
        assertThat(Project.around(folder.resolve("other"), null).parents()).isEmpty();
        SourceState before = SourceState.of(project, java);

        pom(".", "company", "<version>2</version>");

        assertThat(SourceState.of(project, java)).isNotEqualTo(before);
    }

    @Test
    void itsOwnMavenIsPreferred() throws IOException {
        pom(".", "all", modules("one"));
        pom("one", "first", QUARKUS);
        assertThat(Project.around(folder, null).maven()).isEqualTo(Path.of("mvn"));

        Files.createFile(folder.resolve("mvnw"));

        assertThat(Project.around(folder, null).maven()).isEqualTo(folder.resolve("mvnw"));
    }

    @Test
    void aPomThatIsNoXmlIsNamed() throws IOException {
        pom("broken", "x", "<");

        assertThatThrownBy(() -> Project.around(folder.resolve("broken"), null))
                .isInstanceOf(LauncherException.class)
                .hasMessageStartingWith("'" + folder.resolve("broken/pom.xml") + "' cannot be read: ");
    }

    private static String modules(String... names) {
        return "<packaging>pom</packaging><modules><module>" + String.join("</module><module>", names)
                + "</module></modules>";
    }

    private void pom(String module, String artifact, String more) throws IOException {
        Path path = Files.createDirectories(folder.resolve(module)).resolve("pom.xml");
        Files.writeString(path, "<project><artifactId>" + artifact + "</artifactId>" + more + "</project>");
    }
}
