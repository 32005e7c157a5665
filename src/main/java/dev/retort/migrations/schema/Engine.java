package dev.retort.migrations.schema;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A database engine that a schema lives on: how it folds, keeps and quotes names, and how it spells types.
 *
 * <p>A name in a {@link Schema} is in <em>normal form</em>: one that needs no quotes is in lower case, whatever the
 * engine makes of it; any other is exactly as stored, in double quotes. So {@code users} is the same name on both
 * engines, and H2's {@code ORDER} (typed without quotes) is not its {@code order} (typed with).
 */
public enum Engine {
    H2("h2"),
    POSTGRESQL("postgresql");

    private static final Pattern UPPER = Pattern.compile("[A-Z_][A-Z0-9_]*");
    private static final Pattern LOWER = Pattern.compile("[a-z_][a-z0-9_]*");

    private final String id;

    Engine(String id) {
        this.id = id;
    }

    /**
     * The engine of a JDBC URL.
     *
     * @throws IllegalArgumentException for any other database
     */
    public static Engine of(String jdbcUrl) {
        String url = jdbcUrl.toLowerCase(Locale.ROOT);
        if (url.startsWith("jdbc:h2:")) {
            return H2;
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        throw new IllegalArgumentException("neither H2 nor PostgreSQL: '" + url.replaceFirst("(?s)[?;].*", "") + "'");
    }

    /** The engine's name, as in Liquibase's {@code dbms} and Quarkus' {@code db-kind}. */
    public String id() {
        return id;
    }

    /** The class of its JDBC driver. */
    public String driver() {
        return switch (this) {
            case H2 -> "org.h2.Driver";
            case POSTGRESQL -> "org.postgresql.Driver";
        };
    }

    /** The engine that is not this one. */
    public Engine other() {
        return switch (this) {
            case H2 -> POSTGRESQL;
            case POSTGRESQL -> H2;
        };
    }

    /** The normal form of a name that this engine keeps as {@code stored}; null for null. */
    public String normal(String stored) {
        return normal(stored, folding());
    }

    /** The normal form in a database that is set to fold names otherwise. There, quotes tell a reserved word. */
    public String normal(String stored, Folding folding) {
        if (stored == null) {
            return null;
        }
        Pattern unquoted = folding == Folding.UPPER ? UPPER : LOWER;
        boolean plain = unquoted.matcher(stored).matches() && (folding == folding() || !needsQuotes(stored));
        return plain ? stored.toLowerCase(Locale.ROOT) : '"' + stored + '"';
    }

    /** Case folding of this engine, unless it is set otherwise. */
    public Folding folding() {
        return switch (this) {
            case H2 -> Folding.UPPER;
            case POSTGRESQL -> Folding.LOWER;
        };
    }

    /** How this engine keeps the name whose normal form is {@code name}: the inverse of {@link #normal}. */
    public String stored(String name) {
        return folding().stored(name);
    }

    /** How this engine keeps a name that a statement has, with or without quotes. */
    public String kept(String text, boolean quoted) {
        String exact = text.replace("\"\"", "\"");
        return switch (this) {
            case H2 -> quoted ? exact : text.toUpperCase(Locale.ROOT);
            case POSTGRESQL -> Names.cut(quoted ? exact : text.toLowerCase(Locale.ROOT));
        };
    }

    /** Whether a foreign key needs an index on its own columns, which cannot be dropped while the key is there. */
    public boolean needsIndexForForeignKeys() {
        return switch (this) {
            case H2 -> true;
            case POSTGRESQL -> false;
        };
    }

    /** The function that gives a random UUID. */
    public String randomUuid() {
        return switch (this) {
            case H2 -> "random_uuid()";
            case POSTGRESQL -> "gen_random_uuid()";
        };
    }

    /** Whether this engine accepts the name only in quotes: for its characters, its case, or as a reserved word. */
    public boolean needsQuotes(String name) {
        if (Names.schema(name) != null) {
            return needsQuotes(Names.schema(name)) || needsQuotes(Names.local(name));
        }
        return Names.isQuoted(name) || ReservedWords.of(this).contains(name);
    }

    /** The name in an SQL statement, with its schema where it has one; quoted only where necessary. */
    public String sql(String name) {
        if (Names.schema(name) != null) {
            return sql(Names.schema(name)) + "." + sql(Names.local(name));
        }
        return needsQuotes(name) ? '"' + stored(name).replace("\"", "\"\"") + '"' : name;
    }

    /** The type in an SQL statement of this engine. */
    public String sql(ColumnType type) {
        if (type.declared() != null) {
            return sql(type.declared()) + (type.array() ? "[]" : "");
        }
        return switch (this) {
            case H2 -> type.toString();
            case POSTGRESQL -> type.renamed(postgresqlName(type.name())).toString();
        };
    }

    private static String postgresqlName(String name) {
        return switch (name) {
            case "clob" -> "text";
            case "varbinary" -> "bytea";
            case "blob" -> "oid";
            case "tinyint" -> "smallint";
            default -> name;
        };
    }
}
