package dev.retort.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Processes of Java and Maven.
 *
 * @param java the command
 */
record JavaCommand(Path java) {

    /** A command is over before Java's second compiler pays off. */
    static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** The Java that runs this, by the name that it was called with. */
    static JavaCommand current() {
        String name = System.getProperty("retort.java");
        return new JavaCommand(
                name != null
                        ? Path.of(name)
                        : Path.of(System.getProperty("java.home"), "bin", isWindows() ? "java.exe" : "java"));
    }

    static boolean isWindows() {
        return File.separatorChar == '\\';
    }

    /** A process in {@code folder} that starts with {@code command}. Standard input is empty. */
    static ProcessBuilder process(Path folder, List<String> command) {
        ProcessBuilder process = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = process.environment();
        if (needsLocale(environment)) {
            environment.put("LC_ALL", "C.UTF-8");
        }
        return process;
    }

    /** Letters other than ASCII, in arguments, in names of files and in the path of the tree, need a locale that has them. */
    private static boolean needsLocale(Map<String, String> environment) {
        String set = "";
        for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
            if (set.isEmpty()) {
                set = environment.getOrDefault(name, "");
            }
        }
        return !isWindows()
                && !System.getProperty("os.name").startsWith("Mac")
                && !set.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8");
    }

    /** Runs Java in {@code folder}; what it prints is added to {@code log}. */
    int run(Path folder, List<String> arguments, File log) throws IOException, InterruptedException {
        return process(folder, command(arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .redirectInput(none())
                .start()
                .waitFor();
    }

    List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(arguments);
        return command;
    }

    static ProcessBuilder.Redirect none() {
        return ProcessBuilder.Redirect.from(new File(isWindows() ? "NUL" : "/dev/null"));
    }
}
