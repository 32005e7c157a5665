package dev.retort.migrations.changelog.render;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes maps, lists and scalars as YAML in the style of the revision files: blocks, no needless quotes. */
public final class YamlWriter {

    /** A comment for readers, above the node that it explains. */
    record Remark(String text) {}

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_(](?:[A-Za-z0-9 ,.()/_+*=<>'\"-]*[A-Za-z0-9.)'\"])?");
    private static final Pattern NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,17}");
    private static final Set<String> WORDS = Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

    private final StringBuilder out = new StringBuilder();

    /** One list, each element behind a dash that is indented by so many spaces. */
    static String list(List<?> elements, int indent) {
        YamlWriter writer = new YamlWriter();
        writer.writeList(elements, indent);
        return writer.out.toString();
    }

    /** One map, its keys indented by so many spaces. */
    static String map(Map<String, ?> map, int indent) {
        YamlWriter writer = new YamlWriter();
        writer.writeMap(map, indent, false);
        return writer.out.toString();
    }

    private void writeList(List<?> elements, int indent) {
        for (Object element : elements) {
            if (element instanceof Remark remark) {
                remark.text().lines().forEach(line -> out.append(" ".repeat(indent))
                        .append("# ")
                        .append(line)
                        .append('\n'));
            } else {
                out.append(" ".repeat(indent)).append("- ");
                if (element instanceof Map<?, ?> map) {
                    writeMap(map, indent + 2, true);
                } else {
                    out.append(scalar(element)).append('\n');
                }
            }
        }
    }

    private void writeMap(Map<?, ?> map, int indent, boolean begun) {
        boolean first = begun;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(first ? "" : " ".repeat(indent)).append(entry.getKey()).append(':');
            first = false;
            if (entry.getValue() instanceof Map<?, ?> inner && !inner.isEmpty()) {
                out.append('\n');
                writeMap(inner, indent + 2, false);
            } else if (entry.getValue() instanceof List<?> list && !list.isEmpty()) {
                out.append('\n');
                writeList(list, indent + 2);
            } else {
                out.append(' ').append(scalar(entry.getValue())).append('\n');
            }
        }
    }

    private static String scalar(Object value) {
        if (value instanceof Map || value instanceof List) {
            return value instanceof Map ? "{}" : "[]";
        }
        return value instanceof String text ? text(text) : String.valueOf(value);
    }

    /** The text unquoted where YAML gives it no other meaning, otherwise in double quotes. */
    public static String text(String text) {
        boolean plain = PLAIN.matcher(text).matches()
                && !text.contains(" #")
                && !text.startsWith("- ")
                && !WORDS.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : quoted(text);
    }

    /** Whether a number can stand without quotes and be read back digit by digit. */
    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> appendPoint(point, quoted);
            }
        });
        return quoted.append('"').toString();
    }

    private static void appendPoint(int point, StringBuilder quoted) {
        boolean readable =
                switch (Character.getType(point)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
        if (readable) {
            quoted.appendCodePoint(point);
        } else {
            quoted.append(point > 0xFFFF ? String.format("\\U%08X", point) : String.format("\\u%04X", point));
        }
    }
}
