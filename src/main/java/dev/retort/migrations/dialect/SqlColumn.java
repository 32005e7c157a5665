package dev.retort.migrations.dialect;

/**
 * A column in the words of an engine.
 *
 * @param table name in SQL
 * @param name in SQL
 * @param type in SQL
 * @param stored name as the engine keeps it
 */
public record SqlColumn(String table, String name, String type, String stored) {

    /** Begins a statement that changes the column. */
    public String alter() {
        return "ALTER TABLE " + table + " ALTER COLUMN " + name;
    }
}
