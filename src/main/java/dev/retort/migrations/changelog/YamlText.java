package dev.retort.migrations.changelog;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes one text as a YAML scalar that reads back word for word. */
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z](?:[A-Za-z0-9 ,.()/_-]*[A-Za-z0-9.)])?");
    private static final Set<String> WORDS = Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

    private YamlText() {}

    /** As it is where nothing in it means anything to YAML, else in double quotes. */
    static String scalar(String text) {
        if (PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT))) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> escape(point, quoted));
        return quoted.append('"').toString();
    }

    private static void escape(int point, StringBuilder quoted) {
        switch (point) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> {
                if (isReadable(point)) {
                    quoted.appendCodePoint(point);
                } else {
                    quoted.append(point > 0xFFFF ? String.format("\\U%08X", point) : String.format("\\u%04X", point));
                }
            }
        }
    }

    private static boolean isReadable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
