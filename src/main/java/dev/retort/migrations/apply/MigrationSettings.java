package dev.retort.migrations.apply;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.util.Optional;

/** Settings of our own about migrations. Whether they run at start is {@code quarkus.liquibase.migrate-at-start}. */
@ConfigMapping(prefix = "retort.migrations")
@Unremovable // Commands ask for it, and no bean does.
interface MigrationSettings {

    /**
     * Where migrations connect, when that is not where the service does: straight to PostgreSQL, where the service
     * goes through a pooler in transaction mode, which has no sessions and so no locks. Default: the datasource's URL.
     */
    @WithName("jdbc-url")
    Optional<String> jdbcUrl();
}
