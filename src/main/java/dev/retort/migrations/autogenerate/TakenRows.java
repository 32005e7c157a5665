package dev.retort.migrations.autogenerate;

import dev.retort.migrations.diff.ColumnChange;
import dev.retort.migrations.diff.ColumnChange.AddColumn;
import dev.retort.migrations.diff.ColumnChange.DropColumn;
import dev.retort.migrations.diff.ColumnChange.ModifyDataType;
import dev.retort.migrations.diff.ColumnChange.RenameColumn;
import dev.retort.migrations.diff.ColumnChange.Update;
import dev.retort.migrations.diff.ColumnPropertyAdapter;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.diff.TableChange.CreateTable;
import dev.retort.migrations.diff.TableChange.DropTable;
import dev.retort.migrations.diff.TableChange.RenameTable;
import dev.retort.migrations.diff.TableChange.SetTableParameters;
import dev.retort.migrations.diff.TableChange.SetTableRemarks;
import dev.retort.migrations.diff.TableChangeVisitor;
import dev.retort.migrations.schema.Names;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The tables and columns whose values some changes drop or move, under their names before all changes. Only changes of
 * tables and columns can do that; each method returns this object.
 */
final class TakenRows implements TableChangeVisitor<TakenRows>, ColumnPropertyAdapter<TakenRows> {

    private final Set<String> gone = new HashSet<>();
    private final Set<String> dropped = new HashSet<>();
    private final Set<String> moved = new HashSet<>();
    private final Map<String, String> tables = new HashMap<>();
    private final Map<String, String> columns = new HashMap<>();

    /** Tables, and columns whose values do not survive. */
    Set<String> gone() {
        return gone;
    }

    /** Columns that are dropped themselves. */
    Set<String> dropped() {
        return dropped;
    }

    /** Columns in which rows get another value. */
    Set<String> moved() {
        return moved;
    }

    /** Follows the next change. */
    TakenRows after(SchemaChange change) {
        return change.match(
                table -> table.accept(this),
                column -> column.accept(this),
                constraint -> this,
                sequence -> this,
                type -> this,
                namespace -> this);
    }

    @Override
    public TakenRows visit(CreateTable change) {
        return this;
    }

    @Override
    public TakenRows visit(DropTable drop) {
        gone.add(Names.key(drop.table()));
        return this;
    }

    @Override
    public TakenRows visit(RenameTable rename) {
        tables.put(Names.key(rename.to()), Names.key(rename.from()));
        return this;
    }

    @Override
    public TakenRows visit(SetTableParameters change) {
        return this;
    }

    @Override
    public TakenRows visit(SetTableRemarks change) {
        return this;
    }

    @Override
    public TakenRows visit(AddColumn change) {
        return this;
    }

    @Override
    public TakenRows visit(DropColumn drop) {
        dropped.add(taken(drop));
        return this;
    }

    @Override
    public TakenRows visit(RenameColumn rename) {
        String table = Names.key(rename.table());
        columns.put(
                table + "." + Names.key(rename.name()),
                tables.getOrDefault(table, table) + "." + Names.key(rename.from()));
        return this;
    }

    @Override
    public TakenRows visit(ModifyDataType modify) {
        if (!modify.keepsEveryValue()) {
            taken(modify);
        }
        return this;
    }

    @Override
    public TakenRows visit(Update update) {
        moved.add(taken(update));
        return this;
    }

    @Override
    public TakenRows property(ColumnChange change) {
        return this;
    }

    private String taken(ColumnChange change) {
        String table = Names.key(change.table());
        String column = Names.key(change.name());
        String key = columns.getOrDefault(table + "." + column, tables.getOrDefault(table, table) + "." + column);
        gone.add(key);
        return key;
    }
}
