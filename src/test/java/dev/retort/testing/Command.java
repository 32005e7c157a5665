package dev.retort.testing;

import dev.retort.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command of the packaged application, as a process of its own. */
public final class Command {

    /** More than any command may take. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private Command() {}

    /** How it ended: what it wrote in UTF-8, and how long it took. */
    public record Ended(int exitCode, String out, String err, Duration took) {}

    /**
     * Runs it to its end.
     *
     * @param folder where it runs, and where the H2 file database lies
     * @param environment beside that of this JVM
     */
    public static Ended run(Engine engine, Path folder, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(line(engine));
        command.addAll(List.of(arguments));
        return run(folder, environment, command);
    }

    /** The same by way of the jar, as its users run it: takes longer. */
    public static Ended runJar(Engine engine, Path folder, Map<String, String> environment, String... arguments) {
        List<String> command = jarLine(engine);
        command.addAll(List.of(arguments));
        return run(folder, environment, command);
    }

    /** The same by way of the jar, which takes itself for a native executable where it asks. */
    public static Ended runAsNative(Engine engine, Path folder, Map<String, String> environment, String... arguments) {
        List<String> command = java(List.of(NativeMode.OPTION));
        command.addAll(List.of("-jar", engine.jar().toString()));
        command.addAll(List.of(arguments));
        return run(folder, environment, command);
    }

    /** The words that start the application, to be followed by a verb. */
    public static List<String> line(Engine engine) {
        return javaLine(engine, ClassArchive.options(engine));
    }

    /** The same with options for Java. */
    static List<String> javaLine(Engine engine, List<String> options) {
        List<String> line = java(options);
        // As the manifest of the jar has it.
        line.addAll(List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED"));
        line.addAll(List.of("-cp", engine.classPath(), Main.class.getName()));
        return line;
    }

    static List<String> jarLine(Engine engine) {
        return jarLine(engine.jar());
    }

    static List<String> jarLine(Path jar) {
        List<String> line = java(List.of());
        line.addAll(List.of("-jar", jar.toString()));
        return line;
    }

    /** Over before the second compiler pays off. */
    private static List<String> java(List<String> options) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        line.addAll(options);
        return line;
    }

    /** Runs any command to its end. */
    public static Ended run(Path folder, Map<String, String> environment, List<String> command) {
        try {
            Path out = Files.createTempFile("retort", ".out");
            Path err = Files.createTempFile("retort", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            // Makes Java talk on standard error.
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            builder.environment().putAll(environment);
            long start = System.nanoTime();
            Process process = builder.start();
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("Has not ended after " + LIMIT + ": " + command);
            }
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            Ended ended = new Ended(process.exitValue(), Files.readString(out), Files.readString(err), took);
            Files.delete(out);
            Files.delete(err);
            return ended;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
