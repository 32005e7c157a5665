package dev.retort.migrations.changelog.render;

import dev.retort.migrations.changelog.render.ColumnAdditions.Step;
import dev.retort.migrations.changelog.render.YamlWriter.Remark;
import dev.retort.migrations.diff.ColumnChange.AddColumn;
import dev.retort.migrations.diff.ColumnChange.Update;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.diff.SequenceChange.AdvanceSequence;
import dev.retort.migrations.diff.TableChange.CreateTable;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Folding;
import dev.retort.migrations.schema.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Writes the changes of both engines as the changesets of one revision: one changeset for both engines where the same
 * words fit both, otherwise one for each. Each changeset holds one change and its rollback, or the new columns of a
 * table.
 */
public final class ChangeSetWriter {

    private static final int DEPTH = 6;

    private final StringBuilder text = new StringBuilder();
    private int count;

    /** Of H2; PostgreSQL has one. */
    private final Folding h2Folding;

    private ChangeSetWriter(Folding h2Folding) {
        this.h2Folding = h2Folding;
    }

    /**
     * The changesets, for the file of a revision.
     *
     * @param h2 changes for H2, in order
     * @param postgresql the same for PostgreSQL
     * @return YAML that continues the first changeset after its comment, indented by six spaces, with the others after
     *     it; empty when there is nothing to write
     */
    public static String body(List<SchemaChange> h2, List<SchemaChange> postgresql) {
        return body(h2, postgresql, Engine.H2.folding());
    }

    /**
     * The same for the engine at hand and the other one.
     *
     * @param folding of the databases of the engine at hand
     */
    public static String body(Engine engine, Folding folding, List<SchemaChange> here, List<SchemaChange> there) {
        return switch (engine) {
            case H2 -> body(here, there, folding);
            case POSTGRESQL -> body(there, here);
        };
    }

    /** The same for an H2 that folds names in this way. */
    public static String body(List<SchemaChange> h2, List<SchemaChange> postgresql, Folding h2Folding) {
        ChangeSetWriter writer = new ChangeSetWriter(h2Folding);
        List<SchemaChange> filledOnH2 = ColumnAdditions.filled(h2);
        List<SchemaChange> filledOnPostgresql = ColumnAdditions.filled(postgresql);
        List<SchemaChange> ours = takenApart(filledOnH2, filledOnPostgresql, Engine.H2);
        List<SchemaChange> theirs = takenApart(filledOnPostgresql, filledOnH2, Engine.POSTGRESQL);
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < theirs.size(); i++) {
            places.putIfAbsent(key(theirs.get(i)), i);
        }
        List<Step> steps = new ArrayList<>();
        int next = 0;
        for (SchemaChange change : ours) {
            int found = places.getOrDefault(key(change), -1);
            if (found < next) {
                steps.add(new Step(List.of(change), Engine.H2));
            } else {
                steps.addAll(each(theirs.subList(next, found), Engine.POSTGRESQL));
                steps.addAll(writer.onBoth(change, theirs.get(found)));
                next = found + 1;
            }
        }
        steps.addAll(each(theirs.subList(next, theirs.size()), Engine.POSTGRESQL));
        return writer.text(steps);
    }

    /**
     * The changesets of a project with one engine: as {@link #body(List, List)}, but they mention no other engine.
     *
     * @param folding of its databases
     * @param changes in order
     */
    public static String body(Engine engine, Folding folding, List<SchemaChange> changes) {
        ChangeSetWriter writer = new ChangeSetWriter(folding);
        List<SchemaChange> parts = ColumnAdditions.filled(changes).stream()
                .flatMap(change -> TableParts.of(change).stream())
                .toList();
        ColumnAdditions.together(each(parts, engine)).forEach(step -> writer.write(writer.plan(step, engine), null));
        return writer.text.toString();
    }

    private static List<Step> each(List<SchemaChange> changes, Engine engine) {
        return changes.stream().map(change -> new Step(List.of(change), engine)).toList();
    }

    private String text(List<Step> steps) {
        for (Step step : ColumnAdditions.together(steps)) {
            write(plan(step, step.engine() == null ? Engine.H2 : step.engine()), step.engine());
        }
        return text.toString();
    }

    /** Any text as a YAML scalar that reads back word for word. */
    public static String text(String text) {
        return YamlWriter.text(text);
    }

    /** Key by which the two engines' versions of one change are equal. */
    private static String key(SchemaChange change) {
        String name = change.kind().endsWith("PrimaryKey") ? "" : Names.key(change.name());
        return change.kind() + " " + Names.key(change.table()) + " " + name;
    }

    /**
     * Splits changes into parts that can be written one by one. Columns that differ are separated from those that do
     * not.
     */
    private static List<SchemaChange> takenApart(List<SchemaChange> own, List<SchemaChange> others, Engine engine) {
        Map<String, SchemaChange> counterparts = new HashMap<>();
        others.forEach(change -> counterparts.putIfAbsent(key(change), change));
        List<SchemaChange> parts = new ArrayList<>();
        for (SchemaChange change : own) {
            SchemaChange other = counterparts.get(key(change));
            if (other == null) {
                parts.addAll(TableParts.of(change));
            } else {
                parts.addAll(
                        switch (engine) {
                            case H2 -> TableParts.of(change, separate(change, other));
                            case POSTGRESQL ->
                                TableParts.of(PortableChange.postgresql(change, other), separate(other, change));
                        });
            }
        }
        return parts;
    }

    private static Predicate<Column> separate(SchemaChange h2, SchemaChange postgresql) {
        Predicate<Column> special = column -> !ColumnWriter.isPlain(column);
        if (!(h2 instanceof CreateTable here)
                || !(postgresql instanceof CreateTable there)
                || QuotedIdentifiers.in(h2, Engine.H2)
                || QuotedIdentifiers.in(postgresql, Engine.POSTGRESQL)) {
            return special;
        }
        return column -> {
            Column one = here.definition().column(column.name()).orElse(null);
            Column two = there.definition().column(column.name()).orElse(null);
            return one == null || two == null || special.test(one) || special.test(two) || !agree(one, two);
        };
    }

    private static boolean agree(Column h2, Column postgresql) {
        SchemaChange one = new AddColumn("t", h2.withComment(null), null);
        return one.equals(PortableChange.postgresql(new AddColumn("t", postgresql.withComment(null), null), one));
    }

    /** One step for both engines where the same words fit both, otherwise one for each. */
    private List<Step> onBoth(SchemaChange h2, SchemaChange postgresql) {
        SchemaChange named = PortableChange.h2(h2, postgresql);
        SchemaChange agreed = PortableChange.postgresql(postgresql, named);
        PlannedChangeSet ours = plan(new Step(List.of(named), Engine.H2), Engine.H2);
        PlannedChangeSet theirs = plan(new Step(List.of(agreed), Engine.POSTGRESQL), Engine.POSTGRESQL);
        return ours.equals(theirs) && !ours.exact()
                ? List.of(new Step(List.of(named), null))
                : List.of(new Step(List.of(named), Engine.H2), new Step(List.of(postgresql), Engine.POSTGRESQL));
    }

    private Folding folding(Engine engine) {
        return switch (engine) {
            case H2 -> h2Folding;
            case POSTGRESQL -> engine.folding();
        };
    }

    private PlannedChangeSet plan(Step step, Engine engine) {
        SchemaChange first = step.first();
        boolean exact = QuotedIdentifiers.in(first, engine);
        ChangeWriter writer = ChangeWriter.of(engine, folding(engine), exact);
        List<Object> changes = new ArrayList<>();
        if (first instanceof Update || step.changes().stream().anyMatch(ChangeSetWriter::fillsRows)) {
            changes.add(new Remark("Existing rows get this value."));
        } else if (first instanceof AdvanceSequence) {
            changes.add(new Remark("Continues after the existing ids."));
        }
        changes.addAll(writer.nodes(step.changes()));
        List<Object> rollback = new ArrayList<>();
        String remark = RollbackRemark.of(first);
        if (remark != null) {
            rollback.add(new Remark(remark));
        }
        for (int i = step.changes().size() - 1; i >= 0; i--) {
            step.changes().get(i).reversed().stream()
                    .flatMap(each -> TableParts.of(each).stream())
                    .forEach(each -> rollback.addAll(writer.nodes(each)));
        }
        if (rollback.stream().allMatch(Remark.class::isInstance)) {
            rollback.add(Map.of("empty", Map.of()));
        }
        return new PlannedChangeSet(exact, writer.preconditions(first), changes, rollback);
    }

    private static boolean fillsRows(SchemaChange change) {
        return change instanceof AddColumn add
                && add.fill() != null
                && !add.column().nullable();
    }

    private void write(PlannedChangeSet planned, Engine engine) {
        count++;
        if (count > 1) {
            text.append("  - changeSet:\n      id: \"").append(count).append("\"\n      author: retort\n");
        }
        Map<String, Object> head = new LinkedHashMap<>();
        if (engine != null) {
            head.put("dbms", engine.id());
        }
        if (planned.exact()) {
            head.put("objectQuotingStrategy", "QUOTE_ALL_OBJECTS");
        }
        if (!planned.preconditions().isEmpty()) {
            head.put("preConditions", planned.preconditions());
        }
        head.put("changes", planned.changes());
        head.put("rollback", planned.rollback());
        text.append(YamlWriter.map(head, DEPTH));
    }
}
