package dev.retort.cli;

import java.util.regex.Pattern;

/** The words that say how far to go. Whether a revision of that id exists is not known here. */
final class Targets {

    private static final Pattern FORWARD = Pattern.compile("\\+0*[1-9][0-9]{0,8}");
    private static final Pattern BACKWARD = Pattern.compile("-0*[1-9][0-9]{0,8}");

    private Targets() {}

    static boolean isForward(String target) {
        return FORWARD.matcher(target).matches();
    }

    static boolean isBackward(String target) {
        return BACKWARD.matcher(target).matches();
    }

    /** Anything that is neither a word of its own nor a distance, and so has to be an id. */
    static boolean isIdentifier(String target) {
        return !target.isBlank()
                && !target.startsWith("+")
                && !target.startsWith("-")
                && !target.equals("head")
                && !target.equals("base");
    }
}
