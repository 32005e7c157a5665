package dev.retort.migrations.diff;

import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds the changes from one schema to another of the same engine. Two schemas are equal when there are none. Generated
 * names and the order of columns do not count.
 */
public final class SchemaDiffer {

    private SchemaDiffer() {}

    /**
     * The difference, with the user's decisions applied.
     *
     * @throws InvalidDecisionException when a decision refers to something that does not differ
     */
    public static Difference diff(Schema before, Schema after, Decisions answers) {
        Renames renames = Renames.find(before, after, answers);
        Difference rest = diffRenamed(renames.renamed(), after, answers, renames);
        List<SchemaChange> changes = new ArrayList<>(renames.changes());
        changes.addAll(rest.changes());
        List<Question> questions = new ArrayList<>(renames.questions());
        questions.addAll(rest.questions());
        return new Difference(changes, questions);
    }

    /**
     * The first schema with every rename of {@code answers} applied.
     *
     * @throws InvalidDecisionException as {@link #diff}
     */
    public static Schema renamed(Schema before, Schema after, Decisions answers) {
        return Renames.find(before, after, answers).renamed();
    }

    /**
     * Names that {@code answers} can be about: tables and sequences that go, and columns that come,
     * go or hold other values.
     *
     * @throws InvalidDecisionException as {@link #diff}
     */
    public static Set<String> differing(Schema before, Schema after, Decisions answers) {
        Renames renames = Renames.find(before, after, answers);
        return Differing.between(renames.renamed(), after, renames.changes());
    }

    /** Whether there is no difference that counts. */
    public static boolean same(Schema one, Schema other) {
        return diff(one, other, Decisions.silent()).isEmpty();
    }

    private static Difference diffRenamed(Schema old, Schema after, Decisions answers, Renames renames) {
        DiffCollector findings = new DiffCollector();
        TypeDiffer types = new TypeDiffer(findings);
        Schema before = types.renamed(old, after);
        types.diff(before, after);
        Unmapped unmapped = new Unmapped(findings, before, after, answers, renames);
        unmapped.ask();
        new NamespaceDiffer(findings).diff(before, after);
        new SequenceDiffer(findings, answers).diff(before, after);
        new TableDiffer(findings).diff(before, after);
        List<TablePair> pairs = new ArrayList<>();
        for (Table table : after.tables().values()) {
            before.table(table.name()).ifPresent(there -> pairs.add(TablePair.of(there, table, answers)));
        }
        new InheritanceDiffer(findings, before, after, answers, renames).ask(pairs);
        ColumnDiffer columns = new ColumnDiffer(findings, answers.on(after.engine()), renames);
        for (TablePair pair : pairs) {
            columns.diff(pair);
            new CheckDiffer(findings, answers.on(after.engine())).diff(pair);
            new KeyDiffer(findings).diff(pair);
            new IndexDiffer(findings).diff(pair);
            new RemarkDiffer(findings).diff(pair);
        }
        new ForeignKeyDiffer(findings, before, after, pairs).diff();
        return findings.difference();
    }
}
