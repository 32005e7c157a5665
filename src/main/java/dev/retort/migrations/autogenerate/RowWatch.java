package dev.retort.migrations.autogenerate;

import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Table;
import dev.retort.migrations.snapshot.Scratch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the values that have to survive a revision and its rollback: all but those that it drops or changes. */
final class RowWatch {

    private final Set<String> gone;
    private final Set<String> dropped;
    private final Set<String> moved;

    private RowWatch(Set<String> gone, Set<String> dropped, Set<String> moved) {
        this.gone = gone;
        this.dropped = dropped;
        this.moved = moved;
    }

    /**
     * Leaves out the values that these changes drop or move, under the names that tables and columns have before them.
     */
    static RowWatch of(List<SchemaChange> changes) {
        TakenRows taken = new TakenRows();
        changes.forEach(taken::after);
        return new RowWatch(taken.gone(), taken.dropped(), taken.moved());
    }

    /** Leaves out tables and columns that are not in both schemas, or not of the same type. */
    static RowWatch between(Schema start, Schema reached) {
        Set<String> gone = new HashSet<>();
        for (Table table : start.tables().values()) {
            Table then = reached.table(table.name()).orElse(null);
            if (then == null) {
                gone.add(Names.key(table.name()));
            } else {
                table.columns().stream()
                        .filter(column -> then.column(column.name())
                                .filter(other ->
                                        other.type().equals(column.type()) && other.nullable() == column.nullable())
                                .isEmpty())
                        .forEach(column -> gone.add(key(table, column)));
            }
        }
        return new RowWatch(gone, gone, Set.of());
    }

    /** Whether a column of the start was dropped, as far as that is known, even if another column has its name now. */
    boolean drops(Table table, Column column) {
        return dropped.contains(key(table, column));
    }

    /** Whether rows are known to get another value in this column. */
    boolean moves(Table table, Column column) {
        return moved.contains(key(table, column));
    }

    /** By table of {@code schema}, the rows in alphabetical order. */
    Map<String, List<String>> read(Scratch scratch, Schema schema) {
        Map<String, List<String>> result = new HashMap<>();
        try (Statement statement = scratch.connection().createStatement()) {
            for (Table table : schema.tables().values()) {
                List<Column> columns = table.columns().stream()
                        .filter(column -> !gone.contains(key(table, column)))
                        .toList();
                if (!gone.contains(Names.key(table.name())) && !columns.isEmpty()) {
                    result.put(table.name(), rows(scratch, statement, table, columns));
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return result;
    }

    private static String key(Table table, Column column) {
        return Names.key(table.name()) + "." + Names.key(column.name());
    }

    private static List<String> rows(Scratch scratch, Statement statement, Table table, List<Column> columns)
            throws SQLException {
        String query = columns.stream()
                .map(column -> scratch.engine().sql(column.name()))
                .collect(Collectors.joining(
                        ", ", "select ", " from " + scratch.engine().sql(table.name())));
        List<String> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns.size(); i++) {
                    row.append(i == 1 ? "" : ", ").append(found.getString(i));
                }
                rows.add(row.toString());
            }
        }
        Collections.sort(rows);
        return rows;
    }
}
