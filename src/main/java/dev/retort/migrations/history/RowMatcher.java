package dev.retort.migrations.history;

import dev.retort.migrations.changelog.Changelog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;

/**
 * Matches rows to changesets as Liquibase does: paths are normalised, and path, id and author are compared without case
 * ({@code RanChangeSet.isSameAs}). Where changesets differ only in case, each gets the most similar rows.
 */
final class RowMatcher {

    /** Comparisons from the strictest to the most lenient; each takes a path, and an id with its author. */
    private static final List<BinaryOperator<String>> WAYS = List.of(
            (path, other) -> path + "::" + other,
            (path, other) -> lower(path) + "::" + other,
            (path, other) -> lower(path) + "::" + lower(other));

    private final Map<String, List<HistoryRow>> found = new LinkedHashMap<>();
    private final List<HistoryRow> others;

    RowMatcher(Changelog changelog, List<HistoryRow> rows) {
        this.others = new ArrayList<>(rows);
        List<ChangeSet> changeSets = changelog.revisions().stream()
                .flatMap(revision -> revision.allChangeSets().stream())
                .toList();
        claim(changeSets, ChangeSet::getFilePath);
        claim(changeSets, RowMatcher::ownPath);
    }

    /** Every row of the changeset, oldest first; empty when it is not recorded. */
    List<HistoryRow> rowsOf(ChangeSet changeSet) {
        return found.getOrDefault(changeSet.toString(false), List.of());
    }

    /** Rows of no changeset of the changelog, oldest first. */
    List<HistoryRow> others() {
        return List.copyOf(others);
    }

    private void claim(List<ChangeSet> changeSets, Function<ChangeSet, String> path) {
        for (BinaryOperator<String> way : WAYS) {
            if (others.isEmpty()) {
                return;
            }
            Map<String, String> names = new LinkedHashMap<>();
            for (ChangeSet each : changeSets) {
                String normalized = DatabaseChangeLog.normalizePath(path.apply(each));
                names.putIfAbsent(way.apply(normalized, each.getId() + "::" + each.getAuthor()), each.toString(false));
            }
            others.removeIf(row -> {
                String name = names.get(way.apply(row.file(), row.changeSet() + "::" + row.author()));
                if (name != null) {
                    found.computeIfAbsent(name, unused -> new ArrayList<>()).add(row);
                }
                return name != null;
            });
        }
    }

    /**
     * The path of a changeset's own file. Liquibase keeps it when the changeset ran before an including file got a
     * logical path.
     */
    private static String ownPath(ChangeSet changeSet) {
        return changeSet.getChangeLog() == null
                ? changeSet.getFilePath()
                : changeSet.getChangeLog().getFilePath();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
