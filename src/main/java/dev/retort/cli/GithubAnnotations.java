package dev.retort.cli;

import dev.retort.migrations.Migrations.Change;
import dev.retort.migrations.Migrations.CheckReport;
import java.util.List;

/**
 * Workflow commands of GitHub Actions: each line that begins with {@code ::error} becomes an annotation of the run. See
 * "Workflow commands" in GitHub's documentation.
 */
final class GithubAnnotations {

    private GithubAnnotations() {}

    /** An annotation for each difference; empty when there is none. */
    static String of(CheckReport found) {
        StringBuilder lines = new StringBuilder();
        List<Change> unmapped = found.unmapped();
        for (Change change : found.unwritten()) {
            if (unmapped.contains(change)) {
                add(
                        lines,
                        "No entity maps it",
                        "'" + change.name() + "': drop it with 'revision --autogenerate --drop " + change.name()
                                + "', or set retort.migrations.ignore=" + change.name());
            } else {
                add(lines, "A revision is missing", change.description() + "; run 'revision --autogenerate'");
            }
        }
        for (Change change : found.drift()) {
            add(lines, "The database differs from its revisions", change.description() + " would correct it");
        }
        if (found.pending() > 0) {
            add(lines, "Revisions are pending", found.pending() + " pending; run 'upgrade'");
        }
        return lines.toString();
    }

    private static void add(StringBuilder lines, String title, String message) {
        lines.append("::error title=")
                .append(escaped(title))
                .append("::")
                .append(escaped(message))
                .append('\n');
    }

    /** The three characters that a command may not have in its text. */
    private static String escaped(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
