package dev.retort.migrations.changelog.postgresql;

import dev.retort.migrations.schema.Deferrability;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Names;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liquibase.change.Change;
import liquibase.change.ColumnConfig;
import liquibase.change.ConstraintsConfig;
import liquibase.change.core.AddColumnChange;
import liquibase.change.core.AddForeignKeyConstraintChange;
import liquibase.change.core.AddUniqueConstraintChange;
import liquibase.change.core.CreateTableChange;

/** Deferrable keys on PostgreSQL, as far as a changelog shows them: H2 has none. */
final class PostgresqlKeys {

    private static final String NAME = "(\"(?:[^\"]|\"\")+\"|\\w+)";

    /** Up to the next part of the statement, past what is in parentheses. */
    private static final String REST = "((?:[^,()]|\\([^()]*\\))*)";

    private static final Pattern CONSTRAINT = Pattern.compile("(?i)\\b(?:add|alter)?\\s*\\bconstraint\\s+" + NAME
            + "\\s+(?:(?:primary\\s+key|unique|foreign\\s+key|references)\\b)?" + REST);

    private static final Pattern RENAME =
            Pattern.compile("(?i)\\brename\\s+constraint\\s+" + NAME + "\\s+to\\s+" + NAME);

    /** By the key's name in normal form. */
    private final Map<String, Deferrability> known = new HashMap<>();

    /** The deferrability of a key; null for a key that is not deferrable. */
    Deferrability deferrability(String name) {
        return known.get(name);
    }

    void read(Change change) {
        if (change instanceof AddForeignKeyConstraintChange add) {
            String[] columns = add.getBaseColumnNames().split("\\s*,\\s*");
            put(
                    add.getConstraintName(),
                    Names.derived(add.getBaseTableName(), List.of(columns), "fkey"),
                    add.getDeferrable(),
                    add.getInitiallyDeferred());
        } else if (change instanceof AddUniqueConstraintChange add) {
            String[] columns = add.getColumnNames().split("\\s*,\\s*");
            put(
                    add.getConstraintName(),
                    Names.derived(add.getTableName(), List.of(columns), "key"),
                    add.getDeferrable(),
                    add.getInitiallyDeferred());
        } else if (change instanceof CreateTableChange create) {
            create.getColumns().forEach(column -> read(create.getTableName(), column));
        } else if (change instanceof AddColumnChange add) {
            add.getColumns().forEach(column -> read(add.getTableName(), column));
        }
    }

    /** Liquibase writes deferrability for foreign keys and primary keys, and for no unique constraint. */
    private void read(String table, ColumnConfig column) {
        ConstraintsConfig constraints = column.getConstraints();
        if (constraints == null) {
            return;
        }
        if (constraints.getForeignKeyName() != null) {
            put(constraints.getForeignKeyName(), null, constraints.isDeferrable(), constraints.isInitiallyDeferred());
        }
        if (Boolean.TRUE.equals(constraints.isPrimaryKey())) {
            put(
                    constraints.getPrimaryKeyName(),
                    Names.derived(table, List.of(), "pkey"),
                    constraints.isDeferrable(),
                    constraints.isInitiallyDeferred());
        }
    }

    private void put(String given, String otherwise, Boolean deferrable, Boolean initiallyDeferred) {
        Deferrability deferrability =
                Deferrability.of(Boolean.TRUE.equals(deferrable), Boolean.TRUE.equals(initiallyDeferred));
        known.put(given == null ? otherwise : Engine.POSTGRESQL.normal(kept(given)), deferrability);
    }

    /** Liquibase quotes only names in mixed case. */
    private static String kept(String written) {
        return written.equals(written.toUpperCase(Locale.ROOT)) ? written.toLowerCase(Locale.ROOT) : written;
    }

    /** Reads a statement about a table. */
    void read(String statement) {
        Matcher constraint = CONSTRAINT.matcher(statement);
        while (constraint.find()) {
            Deferrability said = Deferrability.in(constraint.group(2));
            if (said != null) {
                known.put(normal(constraint.group(1)), said);
            }
        }
        Matcher rename = RENAME.matcher(statement);
        if (rename.find() && known.containsKey(normal(rename.group(1)))) {
            known.put(normal(rename.group(2)), known.remove(normal(rename.group(1))));
        }
    }

    private static String normal(String written) {
        return Engine.POSTGRESQL.normal(
                Names.isQuoted(written) ? Names.plain(written).replace("\"\"", "\"") : Names.key(written));
    }
}
