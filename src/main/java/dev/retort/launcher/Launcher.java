package dev.retort.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Run by {@code bin/retort}: finds the project, builds it when its sources have changed, and puts the command together.
 *
 * <p>Prints the folder in which the command runs and the arguments of Java, a line each, for the script to execute; so the
 * command takes the place of the shell, with its terminal and its signals. With {@code -Dretort.run=true} runs it itself, for
 * systems where that is not possible.
 *
 * <p>Environment: {@code RETORT_BUILD_OPTIONS}, further options of Maven, separated by blanks; {@code JAVA_OPTS}, further options
 * of Java for the command.
 */
final class Launcher {

    private Launcher() {}

    public static void main(String... arguments) throws InterruptedException {
        boolean json = Arrays.asList(arguments).contains("--json");
        try {
            LauncherOptions options = LauncherOptions.parse(List.of(arguments));
            KeptApplication application = application(options);
            List<String> java = application.arguments(properties(options, application));
            if (Boolean.getBoolean("retort.run")) {
                System.exit(run(application, java, arguments));
            }
            System.out.println(lines(application.folder(), java));
        } catch (LauncherException failure) {
            fail(failure, json);
        } catch (IOException | UncheckedIOException failure) {
            fail(
                    LauncherException.failed(
                            "the project cannot be built: " + failure,
                            "check the disk space and the permissions of its folder 'target'"),
                    json);
        }
    }

    private static void fail(LauncherException failure, boolean json) {
        System.err.println(failure.line());
        if (json) {
            System.out.println(failure.json());
        }
        System.exit(failure.exitCode());
    }

    private static String lines(Path folder, List<String> java) {
        List<String> all = new ArrayList<>(List.of(folder.toString()));
        all.addAll(java);
        if (all.stream().anyMatch(line -> line.contains("\n"))) {
            throw LauncherException.usage("the path '" + folder + "' has a line break", "give the folder another name");
        }
        return String.join("\n", all);
    }

    private static KeptApplication application(LauncherOptions options) throws IOException, InterruptedException {
        options.requireDirectory();
        ToolLibraries tool = ToolLibraries.current();
        if (tool.folder() != null && options.isAboutTheToolAlone()) {
            return new KeptApplication(options.directory(), tool.launcher(), null, null);
        }
        if (options.application() != null) {
            List<Path> own = BuiltApplication.classPath(options.application());
            QuarkusVersion.require(own);
            return new KeptApplication(folder(options), ToolLibraries.path(tool.with(own)), null, null);
        }
        Project project = Project.around(options.directory(), options.module());
        List<String> maven = new ArrayList<>();
        String given = System.getenv("RETORT_BUILD_OPTIONS");
        if (given != null && !given.isBlank()) {
            maven.addAll(List.of(given.strip().split("\\s+")));
        }
        if (options.profile() != null) {
            maven.add("-Dquarkus.profile=" + options.profile());
        }
        String kind = maven.isEmpty() ? "app" : "app" + SourceState.sum(String.join(" ", maven));
        return new Build(project, JavaCommand.current(), tool, maven, kind).upToDate();
    }

    /**
     * Of the project that the application is built from, where there is one: files of settings are looked for there. A folder that
     * the user names comes first; the working directory may be above the application, in a project of many.
     */
    static Path folder(LauncherOptions options) {
        boolean isNamed = !options.directory().equals(Path.of("").toAbsolutePath());
        return Stream.of(isNamed ? options.directory() : options.application(), options.directory())
                .map(Launcher::projectAround)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(options.directory());
    }

    /** A module of Gradle may have no file of its own. */
    private static Optional<Path> projectAround(Path start) {
        return Stream.iterate(start, folder -> folder != null, Path::getParent)
                .filter(folder -> Files.isDirectory(folder.resolve("src/main"))
                        || Stream.of("pom.xml", "build.gradle", "build.gradle.kts")
                                .anyMatch(file -> Files.isRegularFile(folder.resolve(file))))
                .findFirst();
    }

    private static List<String> properties(LauncherOptions options, KeptApplication application) {
        List<String> properties = new ArrayList<>();
        properties.add("-Dretort.launcher=" + System.getProperty("retort.again", "retort"));
        properties.add("-Dretort.directory=" + Path.of("").toAbsolutePath());
        if (options.profile() != null) {
            properties.add("-Dquarkus.profile=" + options.profile());
        }
        if (Files.isDirectory(application.folder().resolve("src/main"))) {
            properties.add("-Dretort.project=" + application.folder());
        }
        if (application.project() != null) {
            if (application.project().maven().isAbsolute()) {
                properties.add("-Dretort.maven=" + application.project().maven());
            }
            properties.add("-Dretort.sources=" + ToolLibraries.path(SourceState.parts(application.project())));
        }
        return properties;
    }

    private static int run(KeptApplication application, List<String> java, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(JavaCommand.current().command(java));
        command.addAll(List.of(arguments));
        return JavaCommand.process(application.folder(), command)
                .inheritIO()
                .start()
                .waitFor();
    }
}
