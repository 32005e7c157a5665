package dev.retort;

import dev.retort.cli.RetortCommandLine;
import dev.retort.security.commands.SecurityVerbs;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Where everything starts: without a verb the service, with one the command line. */
@QuarkusMain
public class Main {

    /** Serves until it is told to stop when {@code arguments} is empty; otherwise does what they say and ends. */
    public static void main(String... arguments) {
        if (arguments.length == 0) {
            // A constant, so that no class of Netty is loaded, and logs, before Quarkus has set logging up.
            System.setProperty(ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
            Quarkus.run();
        } else {
            System.exit(RetortCommandLine.run(SecurityVerbs.all(), arguments));
        }
    }
}
