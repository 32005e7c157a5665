package dev.retort.migrations.configured;

import dev.retort.migrations.Migrations.Change;
import dev.retort.migrations.UsageException;
import dev.retort.migrations.apply.ConfiguredDatabase;
import dev.retort.migrations.apply.connect.DatabaseAccess;
import dev.retort.migrations.autogenerate.Autogenerate;
import dev.retort.migrations.autogenerate.BackgroundTask;
import dev.retort.migrations.changelog.Changelog;
import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.dialect.H2Parameters;
import dev.retort.migrations.diff.IgnoredNames;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.snapshot.ApplicationEntities;
import dev.retort.migrations.snapshot.EntityModel;
import dev.retort.migrations.snapshot.MissingDriverException;
import dev.retort.migrations.snapshot.SchemaParameter;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The entities of this build, compared on scratch databases of the configured engine. */
final class ConfiguredEntities {

    private ConfiguredEntities() {}

    /**
     * The comparison of the entities with the changelog on the class path.
     *
     * @param scratchUrl PostgreSQL server for the scratch databases; null to choose one, see {@link ServerScratches}
     */
    static Autogenerate autogenerate(ConfiguredDatabase database, String scratchUrl) {
        return autogenerate(
                database,
                scratchUrl,
                scratch -> ScratchChangelog.ofClassPath(scratch, database.changelog()),
                engine -> ApplicationEntities.on(
                        engine, database.accessForComparison().url(), database.datasource()));
    }

    /**
     * The same for a revision: begins to work out what the entities want on the engine of the database, while scratch databases are
     * being made.
     *
     * @param isFirst whether there is no changelog at all yet
     */
    static Autogenerate revision(ConfiguredDatabase database, String scratchUrl, boolean isFirst) {
        DatabaseAccess access = database.accessForComparison();
        BackgroundTask<EntityModel> entities = begin(database);
        return autogenerate(
                database,
                scratchUrl,
                isFirst
                        ? scratch -> ScratchChangelog.ofText(scratch, "databaseChangeLog: []")
                        : scratch -> ScratchChangelog.ofClassPath(scratch, database.changelog()),
                engine -> engine == access.engine()
                        ? entities.get()
                        : ApplicationEntities.on(engine, access.url(), database.datasource()));
    }

    /** The same with a changelog that has been read already, where the other engine is not asked. */
    static Autogenerate autogenerate(ConfiguredDatabase database, String scratchUrl, Changelog changelog) {
        return autogenerate(
                database,
                scratchUrl,
                scratch -> ScratchChangelog.of(scratch, database.changelog(), changelog),
                engine -> ApplicationEntities.on(
                        engine, database.accessForComparison().url(), database.datasource()));
    }

    /** The same with what the entities want begun before. */
    static Autogenerate autogenerate(
            ConfiguredDatabase database, String scratchUrl, Changelog changelog, BackgroundTask<EntityModel> entities) {
        return autogenerate(
                database,
                scratchUrl,
                scratch -> ScratchChangelog.of(scratch, database.changelog(), changelog),
                engine -> entities.get());
    }

    /** Begins to work out what they want on the engine of the database. */
    static BackgroundTask<EntityModel> begin(ConfiguredDatabase database) {
        DatabaseAccess access = database.accessForComparison();
        return BackgroundTask.begin(
                "entities", () -> ApplicationEntities.on(access.engine(), access.url(), database.datasource()));
    }

    private static Autogenerate autogenerate(
            ConfiguredDatabase database,
            String scratchUrl,
            Function<Scratch, ScratchChangelog> changelog,
            Function<Engine, EntityModel> models) {
        DatabaseAccess access = database.accessForComparison();
        boolean onServer = !access.isEmbedded();
        if (scratchUrl != null && !onServer) {
            throw new UsageException(
                    "'--scratch-url' has no effect: scratch databases of H2 are in memory", "remove the option");
        }
        // A server is needed for PostgreSQL's, and memory for H2's: so H2 is always at hand.
        Set<Engine> engines = database.engines();
        MissingDriverException.require(access.engine(), access.engine());
        Optional<Engine> inMemory = engines.stream()
                .filter(engine -> onServer && Dialect.of(engine).isEmbedded())
                .findFirst();
        inMemory.ifPresent(engine -> MissingDriverException.require(engine, access.engine()));
        return new Autogenerate(
                        onServer
                                ? onServer(database, scratchUrl)
                                : Scratches.h2(H2Parameters.of(access.url(), access.properties())),
                        engines,
                        inMemory.isPresent() ? Scratches.h2(inSchemaOf(access.url())) : null,
                        changelog,
                        models)
                .ignoring(IgnoredNames.of(database.ignored()));
    }

    /** The default schema has one name on both engines, where the configuration names it. */
    private static H2Parameters inSchemaOf(String url) {
        return H2Parameters.of(inSchemaOf(url, "jdbc:h2:mem:"), Map.of());
    }

    /** The other URL with the schema that the first one names, unless it names one itself or is none of ours. */
    private static String inSchemaOf(String url, String other) {
        try {
            return SchemaParameter.of(url)
                    .filter(schema -> SchemaParameter.of(other).isEmpty())
                    .map(schema -> SchemaParameter.added(other, schema))
                    .orElse(other);
        } catch (IllegalArgumentException refusedLater) {
            return other;
        }
    }

    private static Scratches onServer(ConfiguredDatabase database, String scratchUrl) {
        DatabaseAccess access = database.accessForComparison();
        return scratchUrl == null
                ? new ServerScratches(access, database.hasUrl(), database.scratchVersion())
                : Scratches.postgresql(inSchemaOf(access.url(), scratchUrl), access.username(), access.password());
    }

    /** Changes in words. */
    static List<Change> described(List<SchemaChange> changes) {
        return changes.stream()
                .map(change -> new Change(
                        change.kind(), Names.plain(change.table()), Names.plain(change.name()), change.description()))
                .toList();
    }
}
