package dev.retort.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An application on a flat class path.
 *
 * @param folder where commands run: that of the project, as its service does
 * @param classPath of the command, with the tool's libraries
 * @param archive of classes; null when there is none
 * @param project that it was built from; null when it was built by others
 */
record KeptApplication(Path folder, String classPath, String archive, Project project) {

    /** Where the command line starts. */
    static final String MAIN = "dev.retort.cli.Retort";

    static KeptApplication of(Project project, Path home, String archive) throws IOException {
        return new KeptApplication(
                project.module(), Files.readString(home.resolve("classpath")).strip(), archive, project);
    }

    /** The options of Java, its class path, and the class with the command line. */
    List<String> arguments(List<String> properties) {
        List<String> arguments = new ArrayList<>(JavaCommand.QUICK);
        if (archive != null) {
            arguments.addAll(List.of("-Xshare:auto", "-XX:SharedArchiveFile=" + archive));
        }
        // The JVM itself would log on standard output.
        arguments.add("-Xlog:disable");
        arguments.addAll(properties);
        String own = System.getenv("JAVA_OPTS");
        if (own != null && !own.isBlank()) {
            arguments.addAll(List.of(own.strip().split("\\s+")));
        }
        arguments.addAll(List.of("-cp", classPath, MAIN));
        return arguments;
    }
}
