package dev.retort.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The call of Maven that packages the application for commands. */
final class MavenCall {

    /** A command wants the classes alone: no image, no deployment and no run of the application, whatever the project sets. */
    private static final List<String> OFF = Stream.of(
                    "native.enabled",
                    "container-image.build",
                    "container-image.push",
                    "kubernetes.deploy",
                    "openshift.deploy",
                    "knative.deploy",
                    "minikube.deploy",
                    "kind.deploy",
                    "helm.repository.push",
                    "package.jar.appcds.enabled",
                    "package.jar.aot.enabled",
                    "package.jar.decompiler.enabled")
            .map(name -> "-Dquarkus." + name + "=false")
            .toList();

    /** All classes on one flat class path, in a jar with a known name. A command uses classes that the application does not. */
    private static final List<String> PACKAGE = List.of(
            "-Dquarkus.package.jar.enabled=true",
            "-Dquarkus.package.jar.type=legacy-jar",
            "-Dquarkus.package.jar.add-runner-suffix=true",
            "-Dquarkus.package.runner-suffix=-runner",
            "-Dquarkus.package.jar.tree-shake.mode=none");

    private MavenCall() {}

    /**
     * The program and its arguments.
     *
     * @param options of the user; they do not reach what is fixed here
     * @param home folder below {@code target} for the application
     */
    static List<String> of(Project project, List<String> options, Path home) {
        List<String> command = new ArrayList<>(program(project.maven()));
        command.addAll(List.of(
                "-B",
                "-ntp",
                project.sharesTests() ? "-DskipTests=true" : "-Dmaven.test.skip=true",
                "-DskipITs=true",
                "-Dorg.slf4j.simpleLogger.log.org.apache.maven.plugin.compiler.CompilerMojo=debug"));
        if (!project.module().equals(project.root())) {
            command.addAll(List.of(
                    "-am", "-pl", project.root().relativize(project.module()).toString()));
        }
        command.addAll(options);
        // The last of several values counts.
        command.addAll(OFF);
        command.addAll(PACKAGE);
        command.add("-Dquarkus.package.output-directory=retort/" + home.getFileName());
        command.add("package");
        return command;
    }

    /** Whether a line of the log warns that an extension, of which a setting is fixed here, is missing. */
    static boolean isWarnedOf(String line) {
        return line.contains("Unrecognized configuration key")
                && Stream.concat(OFF.stream(), PACKAGE.stream())
                        .map(option -> option.substring(2, option.indexOf('=')))
                        .anyMatch(name -> line.contains('"' + name + '"'));
    }

    /** Some archives and copies lose the permission to execute a wrapper. */
    private static List<String> program(Path maven) {
        boolean isPlain = Files.isRegularFile(maven) && !Files.isExecutable(maven);
        return isPlain ? List.of("sh", maven.toString()) : List.of(maven.toString());
    }
}
