package dev.retort.migrations.autogenerate;

import dev.retort.migrations.changelog.render.ChangeSetWriter;
import dev.retort.migrations.diff.Question;
import dev.retort.migrations.diff.SchemaChange;
import java.util.List;

/**
 * A revision that could be written.
 *
 * @param changes on the engine at hand, in order; empty when nothing differs
 * @param questions questions to answer first; while there are any, there is no body and no proof
 * @param body YAML that continues the first changeset after its comment, indented by six spaces; null while there are
 *     questions or nothing differs
 * @param proofs one for each engine that it was tried on; none in a preview
 */
public record Proposal(List<SchemaChange> changes, List<Question> questions, String body, List<Proof> proofs) {

    public Proposal {
        changes = List.copyOf(changes);
        questions = List.copyOf(questions);
        proofs = List.copyOf(proofs);
    }

    /** Whether there is something to write, and every engine that tried it proved it. */
    public boolean isProven() {
        return body != null && !proofs.isEmpty() && proofs.stream().allMatch(Proof::isProven);
    }

    /** A preview of the whole file; the writer of revisions makes the real one. */
    public String yaml(String message) {
        return "databaseChangeLog:\n  - changeSet:\n      id: \"1\"\n      author: retort\n      comment: "
                + ChangeSetWriter.text(message) + "\n" + body;
    }
}
