package dev.retort.migrations.apply.connect;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Settings of our own about migrations. Whether they run at start is {@code quarkus.liquibase.migrate-at-start}. */
@ConfigMapping(prefix = "retort.migrations")
@Unremovable // Commands ask for it, and no bean does.
public interface MigrationSettings {

    /** Full name of {@link #unit}. */
    String UNIT = "retort.migrations.unit";

    /**
     * The persistence unit (or the datasource) that commands are about, with all other units of its datasource; {@code --unit}
     * wins. Default: the default datasource, or the only one there is.
     */
    Optional<String> unit();

    /** The user of migrations on the database; {@code --username} wins. Default: Liquibase's, or the datasource's. */
    Optional<String> username();

    /** The password of that user; {@code --password} wins. Default: Liquibase's, or the datasource's. */
    Optional<String> password();

    /**
     * Where migrations connect, when that is not where the service does: straight to PostgreSQL, where the service
     * goes through a pooler in transaction mode, which has no sessions and so no locks. Default: the datasource's URL.
     */
    @WithName("jdbc-url")
    Optional<String> jdbcUrl();

    /**
     * Engines that revisions are written for and proven on: {@code h2}, {@code postgresql} or both. The engine of the
     * build has to be one of them. Default: that one alone. Read by {@link ProjectEngines}.
     */
    Optional<Set<String>> engines();

    /**
     * Folder of new revisions, as the class path has it, such as {@code db/revisions}. Default: the folder of the newest
     * file that the changelog includes.
     */
    Optional<String> directory();

    /**
     * Tables and sequences that no revision written from the entities touches, and that {@code check} does not compare:
     * names in any case, in which {@code *} stands for anything. Default: none.
     */
    Optional<List<String>> ignore();

    /**
     * Major version of PostgreSQL that revisions are proven on, such as 17: on the configured server if it has that version,
     * else on a server of Retort's own. Default: the configured server's version, or the newest where it does not answer.
     */
    @WithName("scratch-version")
    Optional<Integer> scratchVersion();
}
