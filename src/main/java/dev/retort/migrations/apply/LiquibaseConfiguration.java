package dev.retort.migrations.apply;

import dev.retort.migrations.changelog.ChangelogSettings;
import io.quarkus.datasource.common.runtime.DataSourceUtil;
import io.quarkus.liquibase.runtime.LiquibaseBuildTimeConfig;
import io.quarkus.liquibase.runtime.LiquibaseDataSourceRuntimeConfig;
import io.quarkus.liquibase.runtime.LiquibaseRuntimeConfig;
import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import java.util.Optional;

/**
 * The settings {@code quarkus.liquibase.*} of the default datasource, with the defaults of Quarkus. Their mappings are internal
 * to Quarkus.
 */
record LiquibaseConfiguration(SmallRyeConfig config) {

    /** The user of migrations; empty for the service's. */
    Optional<String> username() {
        return atRunTime().username();
    }

    /** The password of migrations; empty for the service's. */
    Optional<String> password() {
        return atRunTime().password();
    }

    /** Whether the service applies revisions when it starts. */
    boolean migratesAtStart() {
        return atRunTime().migrateAtStart();
    }

    /** The names of Liquibase's own tables. */
    List<String> tables() {
        return List.of(atRunTime().databaseChangeLogTableName(), atRunTime().databaseChangeLogLockTableName());
    }

    ChangelogSettings changelog() {
        LiquibaseDataSourceRuntimeConfig own = atRunTime();
        return new ChangelogSettings(
                config.getConfigMapping(LiquibaseBuildTimeConfig.class)
                        .datasources()
                        .get(DataSourceUtil.DEFAULT_DATASOURCE_NAME)
                        .changeLog()
                        .replaceFirst("^classpath:", ""),
                own.contexts().orElse(List.of()),
                own.labels().orElse(List.of()),
                own.changeLogParameters(),
                own.databaseChangeLogTableName(),
                own.databaseChangeLogLockTableName(),
                // ConfiguredSchema puts everything into the one schema that connections have.
                own.defaultSchemaName().isPresent() ? Optional.empty() : own.liquibaseSchemaName(),
                Optional.empty());
    }

    private LiquibaseDataSourceRuntimeConfig atRunTime() {
        return config.getConfigMapping(LiquibaseRuntimeConfig.class)
                .datasources()
                .get(DataSourceUtil.DEFAULT_DATASOURCE_NAME);
    }
}
