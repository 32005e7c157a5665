package dev.retort.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The options that say where the project is. The verbs accept them too, and look at none.
 *
 * @param directory where to look for the project
 * @param module folder or artifact of a project of several modules; null when not given
 * @param application built by others; null for that of the project
 * @param profile of Quarkus; null for {@code prod}
 * @param rest verb, its options and arguments
 */
record LauncherOptions(Path directory, String module, Path application, String profile, List<String> rest) {

    private static final Map<String, String> PLACEHOLDERS =
            Map.of("-C", "DIR", "--module", "NAME", "--app", "DIR|JAR", "--profile", "NAME");

    /** Texts that people make up; they may look like an option. */
    private static final Set<String> WITH_TEXT = Set.of("-m", "--message");

    /** @throws LauncherException when a value is missing */
    static LauncherOptions parse(List<String> arguments) {
        Map<String, String> values = new HashMap<>();
        List<String> rest = new ArrayList<>();
        for (int index = 0; index < arguments.size(); index++) {
            String argument = arguments.get(index);
            int sign = argument.indexOf('=');
            String name = sign < 0 ? argument : argument.substring(0, sign);
            if (!PLACEHOLDERS.containsKey(name)) {
                rest.add(argument);
                if (WITH_TEXT.contains(argument) && index + 1 < arguments.size()) {
                    rest.add(arguments.get(++index));
                }
            } else if (sign >= 0) {
                values.put(name, argument.substring(sign + 1));
            } else if (index + 1 < arguments.size()) {
                values.put(name, arguments.get(++index));
            } else {
                throw LauncherException.usage(
                        "'" + name + "' needs a value", "write " + name + " " + PLACEHOLDERS.get(name));
            }
        }
        return new LauncherOptions(
                path(values.getOrDefault("-C", "")),
                values.get("--module"),
                values.containsKey("--app") ? path(values.get("--app")) : null,
                values.get("--profile"),
                rest);
    }

    /** @throws LauncherException when the folder to look in is none: the project of a folder above it would be another one */
    void requireDirectory() {
        if (!Files.isDirectory(directory)) {
            throw LauncherException.usage("there is no folder '" + directory + "'", "name one that exists: -C DIR");
        }
    }

    /** Whether nothing of a project is needed: for help, or the version outside of one. */
    boolean isAboutTheToolAlone() {
        return rest.isEmpty()
                || rest.contains("--help")
                || (rest.contains("--version") && application == null && !Project.isAround(directory));
    }

    private static Path path(String text) {
        return Path.of(text).toAbsolutePath().normalize();
    }
}
