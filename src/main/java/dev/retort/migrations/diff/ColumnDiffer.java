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
import dev.retort.migrations.schema.ColumnType;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Compares columns: their existence, types, nullability, defaults and numbering. */
record ColumnDiffer(DiffCollector findings, Decisions answers, Renames renames) {

    void diff(TablePair pair) {
        String table = pair.after().name();
        for (Column column : pair.after().columns()) {
            Column old = pair.before().column(column.name()).orElse(null);
            if (old == null || pair.replaced().contains(column.name())) {
                add(pair, column);
            } else {
                change(pair, old, column);
            }
        }
        for (Column old : pair.before().columns()) {
            Value zero = ZeroValues.ofDropped(pair.before(), old);
            if (pair.replaced().contains(old.name())) {
                findings.add(Phase.DROP_REPLACED_COLUMN, new DropColumn(table, old, zero));
            } else if (!pair.after().hasColumn(old.name())) {
                findings.add(
                        old.generated() == null ? Phase.DROP_COLUMN : Phase.DROP_REPLACED_COLUMN,
                        new DropColumn(table, old, zero));
            }
        }
    }

    private void add(TablePair pair, Column column) {
        Table table = pair.after();
        Phase phase = column.generated() == null ? Phase.COLUMN : Phase.ADD_GENERATED_COLUMN;
        Value value = answers.valueOf(table.name(), column.name());
        boolean fillsItself = column.fillsItself() && !allAlike(table, column);
        boolean isFilled = value != null && !CheckDiffer.isAskedAbout(pair, column);
        if (!isFilled && (fillsItself || value != null || !isAsked(table.name(), column))) {
            findings.add(phase, new AddColumn(table.name(), column, null));
            return;
        }
        findings.add(phase, new AddColumn(table.name(), column.nullable(true), null));
        fill(table.name(), column, value, null);
        if (!column.nullable()) {
            findings.add(Phase.COLUMN, new AddNotNull(table.name(), column, null));
        }
    }

    /** Whether the default gives all existing rows the same value although the column is unique. */
    private static boolean allAlike(Table table, Column column) {
        return column.defaultValue() != null
                && column.defaultValue().matches("'.*'|-?[0-9.]+|true|false|current_\\w+")
                && table.uniques().stream().anyMatch(unique -> unique.columns().equals(List.of(column.name())));
    }

    private boolean isAsked(String table, Column column) {
        return answers.asks() && !renames.isInQuestion(table, column.name());
    }

    private void fill(String table, Column column, Value value, Condition condition) {
        if (value == null) {
            String about = Names.plain(table) + "." + Names.plain(column.name());
            findings.ask(new Question(
                    about,
                    "Column '" + about + "' " + missing(column, condition),
                    List.of("--default " + about + "=VALUE", "--default " + about + "=sql:EXPRESSION")));
        } else {
            findings.add(Phase.COLUMN, new Update(table, column, value, condition, null));
        }
    }

    private static String missing(Column column, Condition condition) {
        if (condition != null) {
            return "becomes NOT NULL, and existing rows may hold NULL. Which value should those rows get?";
        }
        return column.nullable()
                ? "is unique, and its default would give all existing rows the same value. Which value should they get?"
                : "is NOT NULL and existing rows have no value for it. Which value should they get?";
    }

    private void change(TablePair pair, Column old, Column column) {
        String table = pair.after().name();
        boolean defaults = !Objects.equals(old.defaultValue(), column.defaultValue());
        boolean early = hasLostDefault(old, column);
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

    /** Returns whether all rows got a value. */
    private boolean convert(TablePair pair, Column old, Column column) {
        String table = pair.after().name();
        Conversion conversion = pair.conversion(old, column);
        Condition condition = pair.inTheWay(old, column);
        Value value = answers.valueOf(table, column.name());
        boolean filled = false;
        ColumnType from = old.type();
        ValueMapping mapping = conversion == Conversion.IMPOSSIBLE ? ValueMapping.of(value, column.name()) : null;
        if (conversion != Conversion.SAFE && answers.asks()) {
            String about = Names.plain(table) + "." + Names.plain(column.name());
            String text = "Column '" + about + "': " + pair.lost(old, column) + ". ";
            if (conversion == Conversion.IMPOSSIBLE && mapping == null) {
                List<String> options = impossible(about, old, column);
                String question = "Drop the column with its values, and add it again with the new type?";
                findings.ask(new Question(
                        about,
                        text
                                + (options.size() == 1
                                        ? question
                                        : "Convert them with an expression? Or d" + question.substring(1)),
                        options));
            } else if (conversion == Conversion.IMPOSSIBLE) {
                filled = false;
            } else if (value == null) {
                findings.ask(new Question(
                        about,
                        text + "Which value should those rows get?",
                        List.of("--default " + about + "=VALUE", "--default " + about + "=sql:EXPRESSION")));
            } else if (!(value.expression() && value.text().strip().equalsIgnoreCase(column.name()))) {
                from = moveOn(pair, old, column, value, condition);
                filled = condition == null;
            }
        }
        if (isConverted(old, column)) {
            Column asYet = column.withIdentity(old.identity() && column.identity())
                    .withDefault(hasLostDefault(old, column) ? null : old.defaultValue());
            findings.add(Phase.COLUMN, new ModifyDataType(table, asYet, from, old.collation(), mapping));
        }
        return filled;
    }

    /** Options for a type change that the database cannot convert. */
    private static List<String> impossible(String about, Column old, Column column) {
        List<String> options = new ArrayList<>();
        boolean toNames = isWhole(old) && !isWhole(column);
        if (!column.type().array()
                && !old.type().array()
                && (toNames || isWhole(column))
                && !column.constants().isEmpty()) {
            options.add("--default " + about + "=\"sql:"
                    + ValueMapping.typed(Names.plain(column.name()), column.constants(), toNames) + "\"");
        }
        options.add("--no-rename " + about);
        return options;
    }

    private static boolean isWhole(Column column) {
        return Set.of("tinyint", "smallint", "integer", "bigint")
                .contains(column.type().name());
    }

    private static boolean isConverted(Column old, Column column) {
        boolean typed = !old.type().equals(column.type()) && !old.type().shares(column.type());
        return typed || !Objects.equals(old.collation(), column.collation());
    }

    /** Whether the old default is dropped before the type changes, since it may not fit the new type. */
    private static boolean hasLostDefault(Column old, Column column) {
        return isConverted(old, column)
                && old.defaultValue() != null
                && !old.defaultValue().equals(column.defaultValue());
    }

    /**
     * Gives rows that are in the way their value. If only the new set contains that value, the column's type first has
     * to accept both sets. On rollback, rows with one of the new values get one of the removed values.
     *
     * @return the type of the column afterwards
     */
    private ColumnType moveOn(TablePair pair, Column old, Column column, Value value, Condition condition) {
        String table = pair.after().name();
        List<String> before = ValueSet.of(pair.before(), old);
        List<String> after = ValueSet.of(pair.after(), column);
        boolean sets = before != null && after != null;
        List<String> gone = sets ? ValueSet.gone(before, after) : List.of();
        if (gone.isEmpty() || (!value.expression() && before.contains(value.text()))) {
            findings.add(Phase.COLUMN, new Update(table, old, value, condition, null));
            return old.type();
        }
        boolean shared = old.type().shares(column.type());
        Column between = shared || old.type().declared() == null
                ? old.ofType(old.type().plus(after))
                : old.ofType(ColumnType.of("varchar(255)"));
        if (!shared && !between.type().equals(old.type())) {
            findings.add(Phase.COLUMN, new ModifyDataType(table, between, old.type()));
        }
        Update back = new Update(table, between, Value.literal(gone.get(0)), ValueSet.inTheWay(after, before), null);
        findings.add(Phase.COLUMN, new Update(table, between, value, condition, back));
        return between.type();
    }

    private void refuseNull(TablePair pair, Column old, Column column, boolean filled) {
        String table = pair.after().name();
        if (old.nullable() && !column.nullable()) {
            Value value = answers.valueOf(table, column.name());
            if (!filled && !column.identity() && (value != null || isAsked(table, column))) {
                fill(table, column, value, Condition.NULL);
            }
            findings.add(Phase.COLUMN, new AddNotNull(table, column, null));
        }
    }
}
