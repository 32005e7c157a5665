package dev.retort.migrations.changelog.postgresql;

import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The named enums that a changelog makes on PostgreSQL, with their values. */
final class PostgresqlEnums {

    private static final String NAME = "(?:(?:\"(?:[^\"]|\"\")+\"|\\w+)\\s*[.]\\s*)?(\"(?:[^\"]|\"\")+\"|\\w+)";
    private static final String LITERAL = "'((?:[^']|'')*)'";
    private static final Pattern VALUE = Pattern.compile(LITERAL);
    private static final Pattern CREATE =
            Pattern.compile("(?is)\\s*create\\s+type\\s+" + NAME + "\\s+as\\s+enum\\s*\\((.*)\\)\\s*");
    private static final Pattern DROP = Pattern.compile("(?is)\\s*drop\\s+type\\s+(?:if\\s+exists\\s+)?" + NAME + ".*");
    private static final Pattern RENAME =
            Pattern.compile("(?is)\\s*alter\\s+type\\s+" + NAME + "\\s+rename\\s+to\\s+" + NAME + "\\s*");
    private static final Pattern RENAME_VALUE = Pattern.compile("(?is)\\s*alter\\s+type\\s+" + NAME
            + "\\s+rename\\s+value\\s+" + LITERAL + "\\s+to\\s+" + LITERAL + "\\s*");
    private static final Pattern ADD = Pattern.compile("(?is)\\s*alter\\s+type\\s+" + NAME
            + "\\s+add\\s+value\\s+(?:if\\s+not\\s+exists\\s+)?" + LITERAL + "(?:\\s+(before|after)\\s+" + LITERAL
            + ")?\\s*");

    private final Map<String, List<String>> known = new TreeMap<>();

    /** By their names in normal form. */
    Map<String, List<String>> all() {
        return known;
    }

    /** The values of an enum; null for any other name. */
    List<String> values(String name) {
        return name == null ? null : known.get(name);
    }

    /** The normal form of a name that stands in SQL. */
    static String normal(String written) {
        return Engine.POSTGRESQL.normal(
                Names.isQuoted(written) ? Names.plain(written).replace("\"\"", "\"") : Names.key(written));
    }

    /** Reads the enums of a statement; tells {@code columns} about a renamed one. */
    void read(String statement, PostgresqlColumns columns) {
        Matcher create = CREATE.matcher(statement);
        if (create.matches()) {
            known.put(
                    normal(create.group(1)),
                    VALUE.matcher(create.group(2))
                            .results()
                            .map(value -> text(value.group(1)))
                            .toList());
        }
        Matcher drop = DROP.matcher(statement);
        if (drop.matches()) {
            known.remove(normal(drop.group(1)));
        }
        Matcher rename = RENAME.matcher(statement);
        if (rename.matches() && known.containsKey(normal(rename.group(1)))) {
            rename(normal(rename.group(1)), normal(rename.group(2)), columns);
        }
        Matcher value = RENAME_VALUE.matcher(statement);
        if (value.matches()) {
            known.computeIfPresent(normal(value.group(1)), (name, values) -> values.stream()
                    .map(each -> each.equals(text(value.group(2))) ? text(value.group(3)) : each)
                    .toList());
        }
        Matcher add = ADD.matcher(statement);
        if (add.matches()) {
            known.computeIfPresent(normal(add.group(1)), (name, values) -> with(values, add));
        }
    }

    void rename(String from, String to, PostgresqlColumns columns) {
        List<String> values = known.remove(from);
        if (values != null) {
            known.put(to, values);
            columns.renameEnum(from, to);
        }
    }

    private static List<String> with(List<String> values, Matcher add) {
        List<String> more = new ArrayList<>(values);
        int other = add.group(3) == null ? -1 : more.indexOf(text(add.group(4)));
        int place = other < 0 ? more.size() : other + (add.group(3).equalsIgnoreCase("after") ? 1 : 0);
        if (!more.contains(text(add.group(2)))) {
            more.add(place, text(add.group(2)));
        }
        return List.copyOf(more);
    }

    private static String text(String quoted) {
        return quoted.replace("''", "'");
    }
}
