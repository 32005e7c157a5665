package dev.retort.migrations.changelog.source;

import dev.retort.migrations.MigrationException;
import java.util.List;
import java.util.Locale;

/** The text of a root changelog in one format. An include is added in the style of its neighbours; no other byte changes. */
interface RootFormat {

    /**
     * The format of a file, by its extension as Liquibase knows it.
     *
     * @throws MigrationException when it is SQL, which cannot include anything, or no format of Liquibase
     */
    static RootFormat of(String changeLog) {
        String name = changeLog.toLowerCase(Locale.ROOT);
        if (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json")) {
            return new YamlRoot(name.endsWith(".json"));
        }
        if (name.endsWith(".xml")) {
            return new XmlRoot();
        }
        String yaml = changeLog.replaceFirst("\\.[^./]*$", "") + ".yaml";
        throw new MigrationException(
                "'" + changeLog + "' cannot include a revision: "
                        + (name.endsWith(".sql") ? "SQL has no includes" : "its format is unknown"),
                "create '" + yaml + "' beside it with 'databaseChangeLog: [{include: {file: " + changeLog
                        + "}}]', and set quarkus.liquibase.change-log=" + yaml);
    }

    /**
     * Includes in their order; nothing else of the changelog.
     *
     * @throws MigrationException when the text cannot be read
     */
    List<RootEntry> entries(String text);

    /**
     * The text with one more include at the end.
     *
     * @param text empty for a new changelog
     * @throws MigrationException when the place for it is not found
     */
    String including(String text, RootEntry entry);

    /** A changelog that cannot be extended. */
    static MigrationException notExtensible(String why) {
        return new MigrationException(
                "the changelog cannot be extended: " + why, "correct that file, or write its includes as a plain list");
    }
}
