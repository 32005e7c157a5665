package dev.retort.cli;

import java.util.regex.Pattern;

/** Text from elsewhere, made fit for one line of a terminal. */
final class Lines {

    /** White space of any kind, and what would move the cursor, change the colour or turn the direction of writing. */
    private static final Pattern BREAKS = Pattern.compile(
            "[\\s\\p{Cntrl}\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+",
            Pattern.UNICODE_CHARACTER_CLASS);

    private Lines() {}

    /** Without line breaks, control characters and marks of direction: each run of them and of spaces becomes one space. */
    static String fold(String text) {
        return BREAKS.matcher(text).replaceAll(" ").strip();
    }

    /** The first {@code limit} code points, the last three of them dots when some were left out. */
    static String shorten(String text, int limit) {
        if (text.codePointCount(0, text.length()) <= limit) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, limit - 3)) + "...";
    }
}
