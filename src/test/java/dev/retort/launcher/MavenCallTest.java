package dev.retort.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MavenCallTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quarkus.container-image.build",
                "quarkus.container-image.push",
                "quarkus.kubernetes.deploy",
                "quarkus.openshift.deploy",
                "quarkus.knative.deploy",
                "quarkus.minikube.deploy",
                "quarkus.kind.deploy",
                "quarkus.helm.repository.push",
                "quarkus.native.enabled",
                "quarkus.package.jar.appcds.enabled",
                "quarkus.package.jar.aot.enabled",
            })
    void nothingIsPublishedDeployedOrRunWhateverTheProjectAndTheUserSay(String property) throws IOException {
        pom(".", "");
        List<String> options = List.of("-Pdev", "-D" + property + "=true");

        assertThat(call(options))
                .containsSubsequence("-Pdev", "-D" + property + "=true", "-D" + property + "=false", "package");
    }

    @Test
    void theJarHasAKnownNameWhateverTheProjectAndTheUserSay() throws IOException {
        pom(".", "");

        assertThat(call(List.of("-Dquarkus.package.jar.add-runner-suffix=false")))
                .containsSubsequence(
                        "-Dquarkus.package.jar.add-runner-suffix=false",
                        "-Dquarkus.package.jar.add-runner-suffix=true",
                        "-Dquarkus.package.runner-suffix=-runner",
                        "-Dquarkus.package.output-directory=retort/app-1");
    }

    @Test
    void testsAreCompiledOnlyWhereAModuleUsesThoseOfAnother() throws IOException {
        String modules = "<modules><module>model</module><module>service</module></modules>";
        pom(".", modules);
        pom("model", "");
        pom(
                "service",
                "<build><plugins><plugin><artifactId>quarkus-maven-plugin</artifactId></plugin></plugins></build>");
        assertThat(call(List.of()))
                .contains("-Dmaven.test.skip=true", "-am", "service")
                .doesNotContain("-DskipTests=true");

        pom("model", "<dependencies><dependency><type>test-jar</type></dependency></dependencies>");
        assertThat(call(List.of())).contains("-DskipTests=true").doesNotContain("-Dmaven.test.skip=true");

        pom("model", "");
        pom(".", modules + "<dependencies><dependency><classifier>tests</classifier></dependency></dependencies>");
        assertThat(call(List.of())).contains("-DskipTests=true");
    }

    private List<String> call(List<String> options) {
        return MavenCall.of(Project.around(folder, null), options, folder.resolve("target/retort/app-1"));
    }

    private void pom(String module, String more) throws IOException {
        Path path = Files.createDirectories(folder.resolve(module)).resolve("pom.xml");
        Files.writeString(path, "<project><artifactId>" + module + "</artifactId>" + more + "</project>");
    }
}
