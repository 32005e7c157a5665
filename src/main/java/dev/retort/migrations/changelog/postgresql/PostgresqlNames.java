package dev.retort.migrations.changelog.postgresql;

import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.diff.ColumnChange.DropColumn;
import dev.retort.migrations.diff.ColumnChange.ModifyDataType;
import dev.retort.migrations.diff.ColumnChange.RenameColumn;
import dev.retort.migrations.diff.ConstraintChange.DropForeignKey;
import dev.retort.migrations.diff.ConstraintChange.DropPrimaryKey;
import dev.retort.migrations.diff.ConstraintChange.DropUnique;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.diff.SchemaChangeAdapter;
import dev.retort.migrations.diff.TableChange.DropTable;
import dev.retort.migrations.diff.TableChange.RenameTable;
import dev.retort.migrations.diff.TypeChange.RenameType;
import dev.retort.migrations.schema.ColumnType;
import dev.retort.migrations.schema.Deferrability;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.PrimaryKey;
import dev.retort.migrations.schema.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.change.ColumnConfig;
import liquibase.change.ConstraintsConfig;
import liquibase.change.DbmsTargetedChange;
import liquibase.change.core.AddColumnChange;
import liquibase.change.core.AddPrimaryKeyChange;
import liquibase.change.core.CreateTableChange;
import liquibase.change.core.DropPrimaryKeyChange;
import liquibase.change.core.DropTableChange;
import liquibase.change.core.ModifyDataTypeChange;
import liquibase.change.core.RenameColumnChange;
import liquibase.change.core.RenameTableChange;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.database.DatabaseList;

/**
 * Names that PostgreSQL has and H2 does not show, as far as a changelog shows them without a server: of the checks
 * where H2 has enums, and of unnamed primary keys. A constraint keeps its name when its table or column is renamed.
 */
public final class PostgresqlNames {

    private static final String NAME = "(?:(?:\"(?:[^\"]|\"\")+\"|\\w+)\\s*[.]\\s*)?(\"(?:[^\"]|\"\")+\"|\\w+)";
    private static final Pattern COMMENT = Pattern.compile("--[^\n]*|(?s:/[*].*?[*]/)");
    private static final String WORD = "(\"(?:[^\"]|\"\")+\"|\\w+)";
    private static final Pattern TABLE =
            Pattern.compile("(?i)^\\s*(create|alter|drop)\\s+table\\s+(?:if\\s+(?:not\\s+)?exists\\s+)?(?:only\\s+)?"
                    + "(?:" + WORD + "\\s*[.]\\s*)?" + WORD);
    private static final Pattern CHECK =
            Pattern.compile("(?i)\\bconstraint\\s+" + NAME + "\\s+check\\s*[(\\s]+" + NAME + "[\\s)]+in\\b");
    private static final Pattern PRIMARY_KEY =
            Pattern.compile("(?i)\\bconstraint\\s+" + NAME + "\\s+primary\\s+key\\b");
    private static final Pattern RENAME =
            Pattern.compile("(?i)\\brename\\s+(?:(constraint)\\s+|column\\s+)?(?!to\\b)" + NAME + "\\s+to\\s+" + NAME);
    private static final Pattern RENAME_TABLE = Pattern.compile("(?i)\\brename\\s+to\\s+" + NAME);

    /** Of checks, by table and column as {@link Names#key} has them. */
    private final Map<String, Map<String, String>> checks = new HashMap<>();

    /** Names of primary keys by table; without those that SQL leaves unnamed. */
    private final Map<String, String> primaryKeys = new HashMap<>();

    private final PostgresqlEnums enums = new PostgresqlEnums();

    private final PostgresqlColumns columns = new PostgresqlColumns(enums);

    private final PostgresqlKeys keys = new PostgresqlKeys();

    /** First names of tables, by their present names. */
    private final Map<String, String> firstNames = new HashMap<>();

    /** Other schemas than the default one, as {@link Names#key} has them. */
    private final Set<String> schemas;

    private PostgresqlNames(Set<String> schemas) {
        this.schemas = schemas.stream().map(Names::key).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a table on H2 has something whose name on PostgreSQL may be another one. */
    public static boolean mayDiffer(Table onH2) {
        PrimaryKey key = onH2.primaryKey();
        return onH2.columns().stream().anyMatch(column -> column.type().name().equals("enum"))
                || (key != null && !key.name().equals(Names.derived(onH2.name(), List.of(), "pkey")));
    }

    /** Whether writing a change depends on these names: it drops or restores something that H2 does not show. */
    public static boolean mayMatter(SchemaChange change) {
        return new Hidden().answer(change);
    }

    /** No names are known. */
    public static PostgresqlNames unknown() {
        return new PostgresqlNames(Set.of());
    }

    /**
     * Reads the facts about PostgreSQL from a changelog.
     *
     * @param changelog as it was parsed for PostgreSQL
     * @param postgresql the database that it was parsed for
     * @param schemas other schemas that the changelog makes, in normal form
     */
    public static PostgresqlNames of(
            DatabaseChangeLog changelog, ChangelogSettings settings, Database postgresql, Set<String> schemas) {
        PostgresqlNames known = new PostgresqlNames(schemas);
        changelog.getChangeSets().stream()
                .filter(settings.neededOn(postgresql))
                .flatMap(changeSet -> changeSet.getChanges().stream())
                .filter(change -> !(change instanceof DbmsTargetedChange targeted)
                        || DatabaseList.definitionMatches(targeted.getDbms(), postgresql, true))
                .forEach(known::read);
        return known;
    }

    /** The name of the check on a column, in normal form; PostgreSQL's own choice where the changelog gives none. */
    public String valueCheck(String table, String column) {
        String inTable = Names.key(table);
        String given = checks.getOrDefault(inTable, Map.of()).get(Names.key(column));
        return given != null
                ? given
                : Names.derived(firstNames.getOrDefault(inTable, inTable), List.of(column), "check");
    }

    /**
     * The name of a table's primary key, in normal form.
     *
     * @param onH2 its name there, which Liquibase or H2 may have generated
     */
    public String primaryKey(String table, String onH2) {
        String inTable = Names.key(table);
        String given = primaryKeys.get(inTable);
        if (given != null) {
            return given;
        }
        String first = firstNames.getOrDefault(inTable, inTable);
        return Names.isMadeUp(onH2, first, List.of(), "pkey") ? Names.derived(first, List.of(), "pkey") : onH2;
    }

    /** The collation of a column on PostgreSQL, in normal form; null for the default, as far as is known. */
    public String collation(String table, String column) {
        return columns.collation(table, column);
    }

    /** The named enum of a column on PostgreSQL; null for none, as far as is known. */
    public ColumnType enumType(String table, String column) {
        return columns.enumType(table, column);
    }

    /** The values of all named enums that PostgreSQL has, by their names in normal form. */
    public Map<String, List<String>> enumTypes() {
        return Map.copyOf(enums.all());
    }

    /** The deferrability of a key on PostgreSQL; null for one that is not deferrable, as far as is known. */
    public Deferrability deferrability(String key) {
        return keys.deferrability(key);
    }

    /** Applies the renames that come after the changelog. */
    public void follow(List<SchemaChange> changes) {
        changes.forEach(new Follower()::answer);
    }

    /** The table's name with its schema, unless that is the default one. */
    private String in(String schema, String table) {
        return schema != null && schemas.contains(Names.key(schema)) ? Names.in(Names.key(schema), table) : table;
    }

    private void read(Change change) {
        keys.read(change);
        if (change instanceof RenameTableChange rename) {
            String schema = rename.getSchemaName();
            renameTable(in(schema, rename.getOldTableName()), in(schema, rename.getNewTableName()));
        } else if (change instanceof RenameColumnChange rename) {
            renameColumn(
                    in(rename.getSchemaName(), rename.getTableName()),
                    rename.getOldColumnName(),
                    rename.getNewColumnName());
        } else if (change instanceof DropTableChange drop) {
            dropTable(in(drop.getSchemaName(), drop.getTableName()));
        } else if (change instanceof CreateTableChange create) {
            String table = in(create.getSchemaName(), create.getTableName());
            create.getColumns().forEach(column -> read(table, column));
        } else if (change instanceof AddColumnChange add) {
            String table = in(add.getSchemaName(), add.getTableName());
            add.getColumns().forEach(column -> read(table, column));
        } else if (change instanceof ModifyDataTypeChange modify) {
            columns.declare(
                    in(modify.getSchemaName(), modify.getTableName()), modify.getColumnName(), modify.getNewDataType());
        } else if (change instanceof AddPrimaryKeyChange add) {
            addPrimaryKey(in(add.getSchemaName(), add.getTableName()), kept(add.getConstraintName()));
        } else if (change instanceof DropPrimaryKeyChange drop) {
            primaryKeys.remove(Names.key(in(drop.getSchemaName(), drop.getTableName())));
        } else if (change instanceof AbstractSQLChange sql && sql.getSql() != null) {
            for (String statement :
                    COMMENT.matcher(sql.getSql()).replaceAll(" ").split(";", -1)) {
                read(statement);
            }
        }
    }

    private void read(String table, ColumnConfig column) {
        columns.declare(table, column.getName(), column.getType());
        ConstraintsConfig constraints = column.getConstraints();
        if (constraints != null && Boolean.TRUE.equals(constraints.isPrimaryKey())) {
            addPrimaryKey(table, kept(constraints.getPrimaryKeyName()));
        }
    }

    /** How PostgreSQL keeps a name that stands in a change: Liquibase quotes it in mixed case only. */
    private static String kept(String written) {
        return written != null && written.equals(written.toUpperCase(Locale.ROOT))
                ? written.toLowerCase(Locale.ROOT)
                : written;
    }

    /** Records a primary key. Without a name it gets PostgreSQL's own; on H2, Liquibase names it. */
    private void addPrimaryKey(String table, String name) {
        primaryKeys.put(
                Names.key(table),
                name == null ? Names.derived(table, List.of(), "pkey") : Engine.POSTGRESQL.normal(name));
    }

    private void read(String statement) {
        enums.read(statement, columns);
        Matcher head = TABLE.matcher(statement);
        if (!head.find()) {
            return;
        }
        String schema = head.group(2) == null ? null : stored(head.group(2));
        String table = in(schema, stored(head.group(3)));
        if (head.group(1).equalsIgnoreCase("drop")) {
            dropTable(table);
            return;
        }
        columns.read(table, statement);
        keys.read(statement);
        Matcher check = CHECK.matcher(statement);
        while (check.find()) {
            put(table, stored(check.group(2)), Engine.POSTGRESQL.normal(stored(check.group(1))));
        }
        Matcher primaryKey = PRIMARY_KEY.matcher(statement);
        if (primaryKey.find()) {
            addPrimaryKey(table, stored(primaryKey.group(1)));
        }
        Matcher rename = RENAME.matcher(statement);
        if (rename.find() && rename.group(1) != null) {
            renameConstraint(table, stored(rename.group(2)), stored(rename.group(3)));
        } else if (rename.reset().find()) {
            renameColumn(table, stored(rename.group(2)), stored(rename.group(3)));
        }
        Matcher renameTable = RENAME_TABLE.matcher(statement);
        if (renameTable.find()) {
            renameTable(table, in(schema, stored(renameTable.group(1))));
        }
    }

    private void put(String table, String column, String name) {
        checks.computeIfAbsent(Names.key(table), inTable -> new HashMap<>()).put(Names.key(column), name);
    }

    private void renameColumn(String table, String from, String to) {
        String name = valueCheck(table, from);
        checks.getOrDefault(Names.key(table), new HashMap<>()).remove(Names.key(from));
        put(table, to, name);
        columns.renameColumn(table, from, to);
    }

    private void renameTable(String from, String to) {
        String first = firstNames.getOrDefault(Names.key(from), Names.key(from));
        Map<String, String> columns = checks.get(Names.key(from));
        String primaryKey = primaryKeys.get(Names.key(from));
        dropTable(to);
        this.columns.renameTable(from, to);
        dropTable(from);
        firstNames.put(Names.key(to), first);
        if (columns != null) {
            checks.put(Names.key(to), columns);
        }
        if (primaryKey != null) {
            primaryKeys.put(Names.key(to), primaryKey);
        }
    }

    private void renameConstraint(String table, String from, String to) {
        String before = Engine.POSTGRESQL.normal(from);
        if (before.equals(primaryKey(table, null))) {
            addPrimaryKey(table, to);
        }
        checks.getOrDefault(Names.key(table), Map.of())
                .replaceAll((column, name) -> name.equals(before) ? Engine.POSTGRESQL.normal(to) : name);
    }

    private void dropTable(String table) {
        checks.remove(Names.key(table));
        primaryKeys.remove(Names.key(table));
        firstNames.remove(Names.key(table));
        columns.dropTable(table);
    }

    /** How PostgreSQL keeps a name that stands in SQL. */
    private static String stored(String written) {
        return Names.isQuoted(written) ? Names.plain(written).replace("\"\"", "\"") : Names.key(written);
    }

    /** Whether a change drops or restores something that H2 does not show. */
    private static final class Hidden implements SchemaChangeAdapter<Boolean> {

        @Override
        public Boolean visit(DropTable change) {
            return true;
        }

        @Override
        public Boolean visit(DropColumn change) {
            return true;
        }

        @Override
        public Boolean visit(ModifyDataType change) {
            return true;
        }

        @Override
        public Boolean visit(DropPrimaryKey change) {
            return true;
        }

        @Override
        public Boolean visit(DropUnique change) {
            return true;
        }

        @Override
        public Boolean visit(DropForeignKey change) {
            return true;
        }

        @Override
        public Boolean otherwise(SchemaChange change) {
            return false;
        }
    }

    /** Applies a rename to the known names. */
    private final class Follower implements SchemaChangeAdapter<PostgresqlNames> {

        @Override
        public PostgresqlNames visit(RenameTable rename) {
            renameTable(rename.from(), rename.to());
            return PostgresqlNames.this;
        }

        @Override
        public PostgresqlNames visit(RenameColumn rename) {
            renameColumn(rename.table(), rename.from(), rename.name());
            return PostgresqlNames.this;
        }

        @Override
        public PostgresqlNames visit(RenameType rename) {
            enums.rename(rename.from(), rename.name(), columns);
            return PostgresqlNames.this;
        }

        @Override
        public PostgresqlNames otherwise(SchemaChange change) {
            return PostgresqlNames.this;
        }
    }
}
