package dev.retort.cli;

import dev.retort.migrations.MigrationException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs a command, and again whenever files change, until this process is told to end. A process of its own each time, for
 * classes are loaded once.
 *
 * @param command program and arguments
 * @param directory where it was typed, so that paths in it are relative to that
 * @param files files and folders that are watched
 */
record Watch(List<String> command, Path directory, List<Path> files) {

    private static final Duration POLL = Duration.ofMillis(500);

    /** The launcher's command, which builds before it runs: program and options, separated by tabs. */
    private static final String LAUNCHER = "retort.launcher";

    /** Files and folders that it builds from. */
    private static final String SOURCES = "retort.sources";

    /** Where it was called. */
    private static final String DIRECTORY = "retort.directory";

    /**
     * Watches the sources where a launcher builds them, else the class path.
     *
     * @param arguments of the command that is repeated
     */
    static Watch ofThisCommand(List<String> arguments) {
        String launcher = System.getProperty(LAUNCHER);
        List<String> command = new ArrayList<>(launcher == null ? thisProgram() : List.of(launcher.split("\t")));
        command.addAll(arguments);
        String files = System.getProperty(SOURCES, System.getProperty("java.class.path"));
        return new Watch(
                command,
                Path.of(System.getProperty(DIRECTORY, "")).toAbsolutePath(),
                Stream.of(files.split(File.pathSeparator, -1)).map(Path::of).toList());
    }

    private static List<String> thisProgram() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String path = System.getProperty("java.class.path");
        String started = System.getProperty("sun.java.command", "");
        return started.startsWith(path)
                ? List.of(java, "-jar", path)
                : List.of(java, "-cp", path, started.replaceFirst(" .*", ""));
    }

    /** Returns the result of the last run when this thread is interrupted. */
    Result run() {
        int exitCode = 0;
        try {
            while (true) {
                List<String> seen = stamps();
                exitCode = new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .inheritIO()
                        .start()
                        .waitFor();
                awaitOther(seen);
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            return new Result(Results.object().put("exitCode", exitCode), "", ExitCode.DONE);
        } catch (IOException failure) {
            throw new MigrationException(
                    "'" + command.get(0) + "' cannot be run: " + failure.getMessage(),
                    "type it without --watch",
                    failure);
        }
    }

    /** Waits until something changes, and until the changes are over. */
    private void awaitOther(List<String> seen) throws InterruptedException {
        List<String> before = seen;
        List<String> now = stamps();
        while (now.equals(seen) || !now.equals(before)) {
            Thread.sleep(POLL.toMillis());
            before = now;
            now = stamps();
        }
    }

    /** Name, size and time of every file, so that one that is gone or older counts as a change, too. */
    private List<String> stamps() {
        List<String> stamps = new ArrayList<>();
        for (Path root : files) {
            try (Stream<Path> all = Files.exists(root) ? Files.walk(root) : Stream.empty()) {
                for (Path file :
                        (Iterable<Path>) all.filter(Files::isRegularFile).sorted()::iterator) {
                    stamps.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
                }
            } catch (IOException | UncheckedIOException vanished) {
                // A build that is under way deletes files.
                stamps.add(vanished.getMessage());
            }
        }
        return stamps;
    }
}
