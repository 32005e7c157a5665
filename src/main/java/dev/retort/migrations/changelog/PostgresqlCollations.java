package dev.retort.migrations.changelog;

import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Names;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collations of columns on PostgreSQL, as far as a changelog tells them: H2 has none. */
final class PostgresqlCollations {

    private static final String NAME = "(\"(?:[^\"]|\"\")+\"|\\w+)";
    private static final Pattern COLLATE =
            Pattern.compile("(?i)\\bcollate\\s+(?:pg_catalog\\s*[.]\\s*)?(?:\"([^\"]+)\"|(\\w+))");
    private static final String TYPE = "[a-z][\\w ]*(?:\\([^)]*\\))?[^,()]*";
    private static final Pattern CHANGED = Pattern.compile(
            "(?i)\\balter\\s+(?:column\\s+)?" + NAME + "\\s+(?:set\\s+data\\s+)?type\\s+(" + TYPE + ")");
    private static final Pattern ADDED = Pattern.compile(
            "(?i)(?:\\badd\\s+(?:column\\s+)?(?:if\\s+not\\s+exists\\s+)?|[(,]\\s*)" + NAME + "\\s+(" + TYPE + ")");

    /** By table and column, as {@link Names#key} has them. */
    private final Map<String, Map<String, String>> known = new HashMap<>();

    /** In normal form; null for none of its own. */
    String of(String table, String column) {
        return ofTable(table).get(Names.key(column));
    }

    Map<String, String> ofTable(String table) {
        return known.getOrDefault(Names.key(table), Map.of());
    }

    /** Takes a column's type, collation included; null for none. A new type without one has its own again. */
    void declare(String table, String column, String type) {
        Map<String, String> columns = known.computeIfAbsent(Names.key(table), key -> new HashMap<>());
        Matcher collate = COLLATE.matcher(type == null ? "" : type);
        if (!collate.find() || "default".equals(collate.group(1))) {
            columns.remove(Names.key(column));
        } else {
            columns.put(
                    Names.key(column),
                    Engine.POSTGRESQL.normal(
                            collate.group(1) == null ? collate.group(2).toLowerCase(Locale.ROOT) : collate.group(1)));
        }
    }

    /** Reads a statement that creates or alters a table. */
    void read(String table, String statement) {
        Matcher changed = CHANGED.matcher(statement);
        while (changed.find()) {
            declare(table, changed.group(1), changed.group(2));
        }
        Matcher added = ADDED.matcher(statement);
        while (added.find()) {
            if (COLLATE.matcher(added.group(2)).find()) {
                declare(table, added.group(1), added.group(2));
            }
        }
    }

    void renameColumn(String table, String from, String to) {
        Map<String, String> columns = known.getOrDefault(Names.key(table), new HashMap<>());
        String collation = columns.remove(Names.key(from));
        if (collation != null) {
            columns.put(Names.key(to), collation);
        }
    }

    void putAll(String table, Map<String, String> collations) {
        known.put(Names.key(table), new HashMap<>(collations));
    }

    void dropTable(String table) {
        known.remove(Names.key(table));
    }
}
