package dev.retort.migrations.scratchserver;

import dev.retort.migrations.MigrationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Maven, which knows the mirrors and proxies of this machine.
 *
 * @param program absolute path of {@code mvnw} or {@code mvn}
 * @param folder where it is run, so that a project's {@code .mvn} applies
 */
record MavenCommand(Path program, Path folder) {

    /** Up to the text of a line that has one; colours may stand before it. */
    private static final Pattern ERROR = Pattern.compile("^(?:\\P{Print}|\\[\\d*m)*\\[ERROR\\] (?=\\S)");

    /**
     * The one that {@code retort.maven} names, else the wrapper in the nearest folder at or above the working directory,
     * else the one on the search path.
     */
    static MavenCommand find() {
        Path here = Path.of("").toAbsolutePath();
        String named = System.getProperty("retort.maven");
        return Optional.ofNullable(named)
                .map(program -> new MavenCommand(Path.of(program).toAbsolutePath(), here))
                .or(() -> wrapper(here))
                .or(() -> onPath(here))
                .orElseThrow(() -> new MigrationException(
                        "there is no Maven to fetch PostgreSQL with",
                        "install it, start the configured server, or name another one: --scratch-url"));
    }

    private static Optional<MavenCommand> wrapper(Path here) {
        return Stream.iterate(here, folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(isWindows() ? "mvnw.cmd" : "mvnw"))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(program -> new MavenCommand(program, program.getParent()));
    }

    private static Optional<MavenCommand> onPath(Path here) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(java.io.File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, isWindows() ? "mvn.cmd" : "mvn"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new MavenCommand(program, here));
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    /**
     * Runs it and waits for it.
     *
     * @return its first error; empty when it succeeded
     */
    Optional<String> run(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        // Some archives and copies lose the permission to execute a wrapper.
        if (Files.isRegularFile(program) && !Files.isExecutable(program)) {
            command.add("sh");
        }
        command.addAll(List.of(program.toString(), "-B", "-ntp"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        // Java is not always on the path of whoever runs it.
        builder.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
        return Processes.run(builder, line -> ERROR.matcher(line).find())
                .map(error -> ERROR.matcher(error).replaceFirst("").replaceFirst(" -> \\[Help.*", ""));
    }
}
