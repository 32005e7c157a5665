package dev.retort.migrations.changelog.postgresql;

import dev.retort.migrations.schema.ColumnType;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Names;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collations and named enums of columns on PostgreSQL, as far as a changelog shows them: H2 has neither. */
final class PostgresqlColumns {

    private static final String NAME = "(\"(?:[^\"]|\"\")+\"|\\w+)";
    private static final Pattern COLLATE =
            Pattern.compile("(?i)\\bcollate\\s+(?:pg_catalog\\s*[.]\\s*)?(?:\"([^\"]+)\"|(\\w+))");
    private static final Pattern FIRST_WORD = Pattern.compile("(?i)\\s*" + NAME + "(\\s*\\[\\s*\\]|\\s+array\\b)?");
    private static final String TYPE = "(?:\"[^\"]+\"|[a-z])[\\w ]*(?:\\([^)]*\\))?[^,()]*";
    private static final Pattern CHANGED = Pattern.compile(
            "(?i)\\balter\\s+(?:column\\s+)?" + NAME + "\\s+(?:set\\s+data\\s+)?type\\s+(" + TYPE + ")");
    private static final Pattern ADDED = Pattern.compile(
            "(?i)(?:\\badd\\s+(?:column\\s+)?(?:if\\s+not\\s+exists\\s+)?|[(,]\\s*)" + NAME + "\\s+(" + TYPE + ")");

    /** Collation and enum of a column in normal form; each is null where the changelog does not mention it. */
    private record Said(String collation, String enumType, boolean array) {}

    private final PostgresqlEnums enums;

    /** By table and column, as {@link Names#key} has them. */
    private final Map<String, Map<String, Said>> known = new HashMap<>();

    PostgresqlColumns(PostgresqlEnums enums) {
        this.enums = enums;
    }

    /** The collation in normal form; null for the default. */
    String collation(String table, String column) {
        Said said = of(table).get(Names.key(column));
        return said == null ? null : said.collation();
    }

    /** The named enum of a column; null where it has none. */
    ColumnType enumType(String table, String column) {
        Said said = of(table).get(Names.key(column));
        return said == null || enums.values(said.enumType()) == null
                ? null
                : ColumnType.enumNamed(said.enumType(), enums.values(said.enumType()), said.array());
    }

    private Map<String, Said> of(String table) {
        return known.getOrDefault(Names.key(table), Map.of());
    }

    /** Takes a column's type as it is written, collation included; null for none. */
    void declare(String table, String column, String type) {
        known.computeIfAbsent(Names.key(table), key -> new HashMap<>())
                .put(Names.key(column), said(type == null ? "" : type));
    }

    private Said said(String type) {
        Matcher collate = COLLATE.matcher(type);
        String collation = null;
        if (collate.find() && !"default".equals(collate.group(1))) {
            collation = Engine.POSTGRESQL.normal(
                    collate.group(1) == null ? collate.group(2).toLowerCase(Locale.ROOT) : collate.group(1));
        }
        Matcher word = FIRST_WORD.matcher(type);
        boolean named = word.lookingAt() && enums.values(PostgresqlEnums.normal(word.group(1))) != null;
        return new Said(
                collation, named ? PostgresqlEnums.normal(word.group(1)) : null, named && word.group(2) != null);
    }

    /** Reads a statement that creates or alters a table. */
    void read(String table, String statement) {
        Matcher changed = CHANGED.matcher(statement);
        while (changed.find()) {
            declare(table, changed.group(1), changed.group(2));
        }
        Matcher added = ADDED.matcher(statement);
        while (added.find()) {
            Said said = said(added.group(2));
            if (said.collation() != null || said.enumType() != null) {
                declare(table, added.group(1), added.group(2));
            }
        }
    }

    void renameColumn(String table, String from, String to) {
        Map<String, Said> columns = known.getOrDefault(Names.key(table), new HashMap<>());
        Said said = columns.remove(Names.key(from));
        if (said != null) {
            columns.put(Names.key(to), said);
        }
    }

    void renameTable(String from, String to) {
        Map<String, Said> columns = known.remove(Names.key(from));
        if (columns != null) {
            known.put(Names.key(to), columns);
        }
    }

    void dropTable(String table) {
        known.remove(Names.key(table));
    }

    void renameEnum(String from, String to) {
        known.values()
                .forEach(columns -> columns.replaceAll((column, said) ->
                        from.equals(said.enumType()) ? new Said(said.collation(), to, said.array()) : said));
    }
}
