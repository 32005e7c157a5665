package dev.retort;

import dev.retort.cli.RetortCommandLine;
import dev.retort.http.HeadDeadline;
import dev.retort.security.commands.SecurityVerbs;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Where everything starts: without a verb the service, with one the command line. */
@QuarkusMain
public class Main {

    /** Serves until it is told to stop when {@code arguments} is empty; otherwise does what they say and ends. */
    public static void main(String... arguments) {
        if (arguments.length == 0) {
            HeadDeadline.enable();
            Quarkus.run();
        } else {
            System.exit(RetortCommandLine.run(SecurityVerbs.all(), arguments));
        }
    }
}
