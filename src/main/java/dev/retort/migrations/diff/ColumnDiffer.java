package dev.retort.migrations.diff;

import dev.retort.migrations.diff.ColumnChange.AddColumn;
import dev.retort.migrations.diff.ColumnChange.AddDefault;
import dev.retort.migrations.diff.ColumnChange.AddIdentity;
import dev.retort.migrations.diff.ColumnChange.AddNotNull;
import dev.retort.migrations.diff.ColumnChange.DropColumn;
import dev.retort.migrations.diff.ColumnChange.DropDefault;
import dev.retort.migrations.diff.ColumnChange.DropIdentity;
import dev.retort.migrations.diff.ColumnChange.DropNotNull;
import dev.retort.migrations.diff.ColumnChange.ModifyDataType;
import dev.retort.migrations.diff.ColumnChange.Update;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.Table;
import java.util.List;
import java.util.Objects;

/** Columns: which there are, their types, nulls, defaults and numbering. */
record ColumnDiffer(Findings findings, Answers answers, Renames renames) {

    void diff(TablePair pair) {
        String table = pair.after().name();
        for (Column column : pair.after().columns()) {
            Column old = pair.before().column(column.name()).orElse(null);
            if (old == null || pair.replaced().contains(column.name())) {
                add(pair.after(), column);
            } else {
                change(pair, old, column);
            }
        }
        for (Column old : pair.before().columns()) {
            Value zero = ZeroValues.of(pair.before(), old);
            if (pair.replaced().contains(old.name())) {
                findings.add(Phase.DROP_REPLACED_COLUMN, new DropColumn(table, old, zero));
            } else if (!pair.after().hasColumn(old.name())) {
                findings.add(
                        old.generated() == null ? Phase.DROP_COLUMN : Phase.DROP_REPLACED_COLUMN,
                        new DropColumn(table, old, zero));
            }
        }
    }

    private void add(Table table, Column column) {
        Phase phase = column.generated() == null ? Phase.COLUMN : Phase.ADD_GENERATED_COLUMN;
        Value value = answers.valueOf(table.name(), column.name());
        boolean fillsItself = column.fillsItself() && !allAlike(table, column);
        if (value == null && (fillsItself || !isAsked(table.name(), column))) {
            findings.add(phase, new AddColumn(table.name(), column, null));
            return;
        }
        findings.add(phase, new AddColumn(table.name(), column.nullable(true), null));
        fill(table.name(), column, value, null);
        if (!column.nullable()) {
            findings.add(Phase.COLUMN, new AddNotNull(table.name(), column, null));
        }
    }

    /** Whether the column's default would give every row that is there the same value, where all have to differ. */
    private static boolean allAlike(Table table, Column column) {
        return column.defaultValue() != null
                && column.defaultValue().matches("'.*'|-?[0-9.]+|true|false|current_\\w+")
                && table.uniques().stream().anyMatch(unique -> unique.columns().equals(List.of(column.name())));
    }

    private boolean isAsked(String table, Column column) {
        return answers.asks() && !renames.isInQuestion(table, column.name());
    }

    private void fill(String table, Column column, Value value, String condition) {
        if (value == null) {
            String about = Names.plain(table) + "." + Names.plain(column.name());
            findings.ask(new Question(
                    about,
                    "Which value do existing rows get in '" + about + "', which "
                            + (column.nullable() ? "is unique?" : "takes no null?"),
                    List.of("--default " + about + "=VALUE", "--default " + about + "=sql:EXPRESSION")));
        } else {
            findings.add(Phase.COLUMN, new Update(table, column, value, condition));
        }
    }

    private void change(TablePair pair, Column old, Column column) {
        String table = pair.after().name();
        boolean converted = !old.type().equals(column.type());
        boolean defaults = !Objects.equals(old.defaultValue(), column.defaultValue());
        boolean early = converted && defaults && old.defaultValue() != null;
        if (old.identity() && !column.identity()) {
            findings.add(Phase.COLUMN, new DropIdentity(table, column));
        }
        if (early) {
            findings.add(Phase.COLUMN, new DropDefault(table, old.withDefault(null), old.defaultValue()));
        }
        if (!old.nullable() && column.nullable()) {
            // Before the type changes, so that on the way back nulls get a value of the old type when it is there
            // again.
            findings.add(Phase.COLUMN, new DropNotNull(table, old, ZeroValues.of(pair.before(), old)));
        }
        boolean filled = convert(pair, old, column);
        if (defaults && column.defaultValue() != null) {
            findings.add(Phase.COLUMN, new AddDefault(table, column, early ? null : old.defaultValue()));
        } else if (defaults && !early) {
            findings.add(Phase.COLUMN, new DropDefault(table, column, old.defaultValue()));
        }
        refuseNull(pair, old, column, filled);
        if (!old.identity() && column.identity()) {
            findings.add(Phase.COLUMN, new AddIdentity(table, column));
        }
    }

    /** Whether all rows were given a value on the way. */
    private boolean convert(TablePair pair, Column old, Column column) {
        String table = pair.after().name();
        boolean converted = !old.type().equals(column.type());
        Conversion conversion = pair.conversion(old, column);
        String condition =
                ValueSet.inTheWay(column.name(), ValueSet.of(pair.before(), old), ValueSet.of(pair.after(), column));
        Value value = answers.valueOf(table, column.name());
        boolean filled = false;
        if (conversion != Conversion.SAFE && answers.asks()) {
            String about = Names.plain(table) + "." + Names.plain(column.name());
            String text = "What becomes of the values in '" + about + "'? " + pair.lost(old, column);
            if (conversion == Conversion.IMPOSSIBLE) {
                findings.ask(new Question(about, text, List.of("--no-rename " + about)));
            } else if (value == null) {
                findings.ask(new Question(
                        about,
                        text,
                        List.of("--default " + about + "=VALUE", "--default " + about + "=sql:EXPRESSION")));
            } else if (!(value.expression() && value.text().strip().equalsIgnoreCase(column.name()))) {
                findings.add(Phase.COLUMN, new Update(table, old, value, condition));
                filled = condition == null;
            }
        }
        if (converted) {
            findings.add(Phase.COLUMN, new ModifyDataType(table, column, old.type()));
        }
        return filled;
    }

    private void refuseNull(TablePair pair, Column old, Column column, boolean filled) {
        String table = pair.after().name();
        if (old.nullable() && !column.nullable()) {
            Value value = answers.valueOf(table, column.name());
            if (!filled && !column.identity() && (value != null || isAsked(table, column))) {
                fill(table, column, value, column.name() + " is null");
            }
            findings.add(Phase.COLUMN, new AddNotNull(table, column, null));
        }
    }
}
