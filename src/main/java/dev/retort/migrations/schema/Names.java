package dev.retort.migrations.schema;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Facts about a name in normal form (see {@link Engine}) that need no database.
 *
 * <p>Tables, sequences and relations of another schema than the default one have a qualified name: the schema, a dot and
 * the name, each in normal form, as in {@code audit.events} or {@code "Audit".events}. Those of the default schema have
 * no schema in their name. Columns, constraints and indexes never have one: they are where their table is.
 */
public final class Names {

    /** The longest name that PostgreSQL keeps, in bytes. It silently truncates longer ones. */
    public static final int LIMIT_BYTES = 63;

    /** The least length of the table's name that PostgreSQL keeps when it shortens a generated name. */
    private static final int SHORTENED_START = 20;

    private static final Pattern MADE_UP =
            Pattern.compile("constraint_[0-9a-f]+(_[0-9a-f]+)*|(fk|uk|idx)_?[0-9a-y]{20,27}|sys_.*");

    private Names() {}

    /** The name of something in a schema; {@code schema} is null for the default one. */
    public static String in(String schema, String name) {
        return schema == null ? name : schema + "." + name;
    }

    /** The schema of a qualified name, in normal form; null for a name of the default schema. */
    public static String schema(String name) {
        int dot = dot(name);
        return dot < 0 ? null : name.substring(0, dot);
    }

    /** The name without its schema. */
    public static String local(String name) {
        return name.substring(dot(name) + 1);
    }

    private static int dot(String name) {
        int quote = isQuoted(name) ? name.indexOf("\".", 1) : -1;
        return isQuoted(name) ? (quote < 0 ? -1 : quote + 1) : name.indexOf('.');
    }

    /** Whether the name is stored as it stands, and so needs quotes in SQL. */
    public static boolean isQuoted(String name) {
        return name.startsWith("\"");
    }

    /** The name without quotes, a qualified one with its schema; null for null. */
    public static String plain(String name) {
        if (name == null) {
            return null;
        }
        String schema = schema(name);
        return schema == null ? unquoted(name) : unquoted(schema) + "." + unquoted(local(name));
    }

    private static String unquoted(String name) {
        return isQuoted(name) ? name.substring(1, name.length() - 1) : name;
    }

    /** Key by which names of the same thing on two engines are equal. Null for null. */
    public static String key(String name) {
        return name == null ? null : plain(name).toLowerCase(Locale.ROOT);
    }

    /**
     * A conventional name for an unnamed object: {@code table_columns_suffix}, as PostgreSQL would call it, in at most
     * {@value #LIMIT_BYTES} bytes.
     *
     * @param table whose schema does not count
     * @param suffix {@code pkey}, {@code key}, {@code fkey}, {@code idx} or {@code check}
     */
    public static String derived(String table, Collection<String> columns, String suffix) {
        StringBuilder text = new StringBuilder(wordOf(table));
        columns.forEach(column -> text.append('_').append(wordOf(column)));
        String name = text + "_" + suffix;
        if (name.length() <= LIMIT_BYTES) {
            return name;
        }
        String hash = Integer.toHexString(name.hashCode());
        return text.substring(0, LIMIT_BYTES - hash.length() - suffix.length() - 2) + "_" + hash + "_" + suffix;
    }

    private static String wordOf(String name) {
        return key(local(name)).replaceAll("[^a-z0-9_]", "_");
    }

    /** Whether the name is generated: by the engine, by Hibernate or by {@link #derived}. */
    public static boolean isMadeUp(String name, String table, List<String> columns, String suffix) {
        if (name == null || MADE_UP.matcher(key(name)).matches()) {
            return true;
        }
        String derived = derived(table, columns, suffix);
        if (name.equals(derived)
                || (name.startsWith(derived) && name.substring(derived.length()).matches("_?\\d+"))) {
            return true;
        }
        String text = plain(name);
        StringBuilder raw = new StringBuilder(plain(local(table)));
        columns.forEach(column -> raw.append('_').append(plain(column)));
        boolean shortened = text.getBytes(StandardCharsets.UTF_8).length >= LIMIT_BYTES - 4
                && text.endsWith("_" + suffix)
                && raw.toString().startsWith(text.substring(0, SHORTENED_START));
        return text.equals(raw + "_" + suffix) || shortened;
    }

    /** The name as PostgreSQL stores it: truncated to {@value #LIMIT_BYTES} bytes, never within a character. */
    public static String cut(String stored) {
        int end = stored.length();
        while (stored.substring(0, end).getBytes(StandardCharsets.UTF_8).length > LIMIT_BYTES) {
            end = stored.offsetByCodePoints(end, -1);
        }
        return stored.substring(0, end);
    }
}
