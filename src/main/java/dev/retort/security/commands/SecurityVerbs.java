package dev.retort.security.commands;

import dev.retort.cli.ServiceVerb;
import java.util.List;

/** The verbs of this package. */
public final class SecurityVerbs {

    private SecurityVerbs() {}

    /** New ones, in the order of the help. */
    public static List<ServiceVerb> all() {
        return List.of(new KeyVerb(), new AdminVerb());
    }
}
