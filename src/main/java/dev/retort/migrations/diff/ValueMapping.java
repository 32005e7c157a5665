package dev.retort.migrations.diff;

import dev.retort.migrations.schema.Engine;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Mapping of a column's values to those of another type, where no engine converts by itself: the numbers of an enum's
 * constants and their names.
 *
 * @param values literals of SQL, the new ones by the old ones; no two become the same
 */
public record ValueMapping(Map<String, String> values) {

    private static final String LITERAL = "('(?:[^']|'')*'|-?\\d+)";
    private static final Pattern WHEN = Pattern.compile("(?i)\\bwhen\\s+" + LITERAL + "\\s+then\\s+" + LITERAL);
    private static final Pattern CASE =
            Pattern.compile("(?is)\\s*case\\s+\"?([\\w ]+?)\"?\\s+((?:" + WHEN.pattern() + "\\s+)+)end\\s*");

    public ValueMapping {
        values = new LinkedHashMap<>(values);
    }

    /** Parses {@code case column when 0 then 'A' when 1 then 'B' end}; null for anything else. */
    static ValueMapping of(Value value, String column) {
        Matcher whole = CASE.matcher(value == null || !value.expression() ? "" : value.text());
        if (!whole.matches() || !value.on(Engine.H2).equals(value) || !isColumn(whole.group(1), column)) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        Matcher when = WHEN.matcher(whole.group(2));
        int count = 0;
        while (when.find()) {
            values.put(when.group(1), when.group(2));
            count++;
        }
        boolean oneToOne = values.size() == count && new HashSet<>(values.values()).size() == count;
        return oneToOne ? new ValueMapping(values) : null;
    }

    private static boolean isColumn(String written, String column) {
        return Value.expression(written).isColumn(column);
    }

    /**
     * The option to type for this mapping: constants are numbered from 0 in their order.
     *
     * @param toNames whether the numbers become names
     */
    static String typed(String column, List<String> constants, boolean toNames) {
        StringBuilder text = new StringBuilder("case ").append(column);
        for (int i = 0; i < constants.size(); i++) {
            String name = "'" + constants.get(i).replace("'", "''") + "'";
            text.append(toNames ? " when " + i + " then " + name : " when " + name + " then " + i);
        }
        return text.append(" end").toString();
    }

    /** The mapping in the opposite direction. */
    ValueMapping reversed() {
        Map<String, String> back = new LinkedHashMap<>();
        values.forEach((from, to) -> back.put(to, from));
        return new ValueMapping(back);
    }

    /** SQL for either engine. A value without a mapping stays as it is, so that the new type refuses it. */
    public String sql(String column) {
        boolean named = values.keySet().iterator().next().startsWith("'");
        String text = "CAST(" + column + " AS VARCHAR)";
        return values.entrySet().stream()
                .map(each -> " WHEN " + each.getKey() + " THEN " + each.getValue())
                .collect(Collectors.joining(
                        "",
                        "CASE " + (named ? text : column),
                        " ELSE " + (named ? "CAST(" + text + " AS INTEGER)" : text) + " END"));
    }
}
