package dev.retort.migrations.apply;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.apply.connect.DatasourceSettings;
import dev.retort.migrations.changelog.ChangelogSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The settings {@code quarkus.liquibase.*} of a datasource, with the defaults of Quarkus, also where the project does not have
 * that extension.
 */
record LiquibaseConfiguration(DatasourceSettings settings) {

    private static final String ROOT = "quarkus.liquibase";

    /** The user of migrations; empty for the service's. */
    Optional<String> username() {
        return text("username");
    }

    /** The password of migrations; empty for the service's. */
    Optional<String> password() {
        return text("password");
    }

    /** Whether the service applies revisions when it starts. */
    boolean migratesAtStart() {
        return settings.value(ROOT, "migrate-at-start", Boolean.class).orElse(false);
    }

    /** The names of Liquibase's own tables. */
    List<String> tables() {
        return List.of(
                text("database-change-log-table-name").orElse("DATABASECHANGELOG"),
                text("database-change-log-lock-table-name").orElse("DATABASECHANGELOGLOCK"));
    }

    /**
     * Refuses a changelog that is not on the class path, where revisions are read and written.
     *
     * @throws MigrationException which names the setting
     */
    void requireOnClassPath() {
        if (text("search-path").isPresent()
                || text("change-log")
                        .filter(name -> name.startsWith("filesystem:"))
                        .isPresent()) {
            String setting = settings.key(ROOT, text("search-path").isPresent() ? "search-path" : "change-log");
            throw new MigrationException(
                    setting + " names a folder outside of the class path, which is not supported",
                    "put the changelog into src/main/resources and name it without 'filesystem:'");
        }
    }

    ChangelogSettings changelog() {
        return new ChangelogSettings(
                text("change-log").orElse("db/changeLog.xml").replaceFirst("^classpath:", ""),
                list("contexts"),
                list("labels"),
                settings.map(ROOT, "change-log-parameters"),
                tables().get(0),
                tables().get(1),
                // ConfiguredSchema has refused any other than the one that connections have.
                text("default-schema-name").isPresent() ? Optional.empty() : text("liquibase-schema-name"),
                Optional.empty());
    }

    private Optional<String> text(String name) {
        return settings.text(ROOT, name);
    }

    private List<String> list(String name) {
        return settings.value(ROOT, name, String[].class).map(Arrays::asList).orElse(List.of());
    }
}
