package dev.retort.migrations.autogenerate;

import dev.retort.migrations.schema.Check;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Table;
import dev.retort.migrations.snapshot.Scratch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The rows that a partitioned table accepts: on PostgreSQL, those for which it has a partition. */
record Partitions(Scratch scratch, Schema schema) {

    /** The table with the constraints of its partitions as checks, so that sample rows fit one of them. */
    Table demanding(Table table) {
        if (schema.layout().partitionKey(table.name()).isEmpty()) {
            return table;
        }
        List<Check> checks = new ArrayList<>(table.checks());
        String leaves = "select pg_get_partition_constraintdef(relid) from pg_partition_tree('" + sql(table) + "')"
                + " where isleaf and level > 0 order by relid::regclass::text";
        try (Statement statement = scratch.connection().createStatement();
                ResultSet rows = statement.executeQuery(leaves)) {
            while (rows.next()) {
                if (rows.getString(1) != null) {
                    checks.add(new Check("partition " + rows.getRow(), rows.getString(1), null));
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return table.withChecks(checks);
    }

    /**
     * Adds a default partition, so that the table accepts every row. Returns false where it has one, or has no
     * partitions.
     */
    boolean addDefault(Table table) {
        if (demanding(table).checks().size() == table.checks().size()) {
            return false;
        }
        try (Statement statement = scratch.connection().createStatement()) {
            statement.execute("create table retort_default_of_" + table.name().replaceAll("\\W", "_") + " partition of "
                    + sql(table) + " default");
            return true;
        } catch (SQLException hasOne) {
            return false;
        }
    }

    private static String sql(Table table) {
        return Engine.POSTGRESQL.sql(table.name()).replace("'", "''");
    }
}
