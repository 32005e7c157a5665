package dev.retort.migrations.changelog;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;

/**
 * One file of the changelog.
 *
 * @param id 14 digits: the UTC second in which it was written
 * @param messageSource reads the message
 * @param file its class path; the history table may know its changesets by a logical path
 * @param changeSets those that this engine needs, in order
 * @param allChangeSets also those for other engines
 */
public record Revision(
        String id,
        Supplier<String> messageSource,
        String file,
        List<ChangeSet> changeSets,
        List<ChangeSet> allChangeSets) {

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

    /** The file of a changeset: its own one when that is named like a revision, else as the history table names it. */
    public static String fileOf(ChangeSet changeSet) {
        DatabaseChangeLog within = changeSet.getChangeLog();
        String own = within == null ? null : DatabaseChangeLog.normalizePath(within.getPhysicalFilePath());
        return own != null && isRevision(own) ? own : changeSet.getFilePath();
    }

    /** Whether a file is named like a revision. */
    public static boolean isRevision(String file) {
        return FILE.matcher(file).matches();
    }
}
