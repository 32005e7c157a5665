package dev.retort.migrations.snapshot;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the collations of columns out of statements: H2 has one for the whole database, and refuses any other. */
final class Collations {

    private static final Pattern COLLATE =
            Pattern.compile("('(?:[^']|'')*')|(?i:\\s+collate\\s+)(?:\\w+\\s*\\.\\s*)?(?:\"[^\"]*\"|[\\w-]+)");

    private Collations() {}

    static List<String> removedFrom(List<String> statements) {
        return statements.stream().map(Collations::removedFrom).toList();
    }

    private static String removedFrom(String statement) {
        return COLLATE.matcher(statement)
                .replaceAll(found -> found.group(1) == null ? "" : Matcher.quoteReplacement(found.group(1)));
    }
}
