package dev.retort.cli;

import java.util.List;
import java.util.ServiceLoader;

/** Where the command line starts in any project. A service may add verbs of its own: {@link ServiceVerb}. */
public final class Retort {

    private Retort() {}

    /** Does what {@code arguments} say, and ends the process with the exit code. Without any, prints the help as an error. */
    public static void main(String... arguments) {
        List<ServiceVerb> verbs = ServiceLoader.load(ServiceVerb.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        if (Boolean.getBoolean("retort.warm-up")) {
            System.exit(RetortCommandLine.run(verbs, WarmUp.arguments()));
        }
        System.exit(arguments.length == 0 ? RetortCommandLine.help(verbs) : RetortCommandLine.run(verbs, arguments));
    }
}
