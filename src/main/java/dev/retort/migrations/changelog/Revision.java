package dev.retort.migrations.changelog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;

/**
 * One file of the changelog. A file whose changesets have those of other files between them is several revisions, one for each
 * run of changesets.
 *
 * @param id 14 digits, the UTC second in which it was written; the name, for a file that is not named like that
 * @param name unique in the changelog: the file; for a later run of its changesets also the id of the first one
 * @param messageSource reads the message
 * @param file its class path; the history table may know its changesets by a logical path
 * @param changeSets those that this engine needs, in order
 * @param allChangeSets also those for other engines
 */
public record Revision(
        String id,
        String name,
        Supplier<String> messageSource,
        String file,
        List<ChangeSet> changeSets,
        List<ChangeSet> allChangeSets) {

    private static final String LATER = "::";
    private static final Pattern FILE = Pattern.compile("(?:.*/)?(\\d{14})-[^/]*\\.(?:ya?ml|xml|json|sql)");

    public Revision {
        changeSets = List.copyOf(changeSets);
        allChangeSets = List.copyOf(allChangeSets);
    }

    /** The message as it was given, word for word; empty when the file has none. Reads the file. */
    public String message() {
        return messageSource.get();
    }

    /** The id in a file's name, or the whole path of a file that is not named like a revision. */
    public static String idOf(String file) {
        Matcher matcher = FILE.matcher(file);
        return matcher.matches() ? matcher.group(1) : file;
    }

    /** The file that contains a changeset; the history table may name another one, by a logical path. */
    public static String fileOf(ChangeSet changeSet) {
        DatabaseChangeLog within = changeSet.getChangeLog();
        String own = within == null ? null : DatabaseChangeLog.normalizePath(within.getPhysicalFilePath());
        return own != null ? own : changeSet.getFilePath();
    }

    /** The changesets of a changelog, in order, by the names of its revisions. */
    public static Map<String, List<ChangeSet>> runs(List<ChangeSet> changeSets) {
        Map<String, List<ChangeSet>> runs = new LinkedHashMap<>();
        String file = null;
        String name = null;
        for (ChangeSet changeSet : changeSets) {
            String next = fileOf(changeSet);
            if (!next.equals(file)) {
                file = next;
                name = runs.containsKey(file) ? file + LATER + changeSet.getId() : file;
            }
            runs.computeIfAbsent(name, first -> new ArrayList<>()).add(changeSet);
        }
        return runs;
    }

    /** Whether a file is named like a revision. */
    public static boolean isRevision(String file) {
        return FILE.matcher(file).matches();
    }
}
