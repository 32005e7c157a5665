package dev.retort.migrations.diff;

import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Sequence;
import dev.retort.migrations.schema.Table;
import java.util.List;

/**
 * Asks about tables and sequences that the changelog makes and no entity maps. None is dropped without a decision,
 * unless nobody can be asked.
 */
record Unmapped(DiffCollector findings, Schema before, Schema after, Decisions answers, Renames renames) {

    void ask() {
        if (!answers.asks()) {
            return;
        }
        before.tables().values().stream()
                .filter(this::goes)
                .filter(table -> isOpen(table.name()))
                .forEach(table -> ask(table.name(), "table", "Drop it with its rows"));
        before.sequences().values().stream()
                .filter(sequence -> !after.sequences().containsKey(sequence.name()))
                .filter(sequence -> isOpen(sequence.name()) && !goesWithItsTable(sequence))
                .forEach(sequence -> ask(sequence.name(), "sequence", "Drop it"));
    }

    private boolean goes(Table table) {
        return !after.tables().containsKey(table.name());
    }

    /** Whether no decision drops the name, and it is no possible rename. */
    private boolean isOpen(String name) {
        return !answers.namesDropped(name) && !renames.isCandidate(name);
    }

    private boolean goesWithItsTable(Sequence sequence) {
        return before.tables().values().stream().filter(this::goes).anyMatch(table -> Names.key(sequence.name())
                .equals(Names.key(table.name()) + "_seq"));
    }

    private void ask(String name, String kind, String drop) {
        String about = Names.plain(name);
        findings.ask(new Question(
                about,
                "No entity maps the " + kind + " '" + about + "'. " + drop + ", or leave it alone this time?"
                        + " The setting 'retort.migrations.ignore' leaves it alone for good.",
                List.of("--drop " + about, "--ignore " + about)));
    }
}
