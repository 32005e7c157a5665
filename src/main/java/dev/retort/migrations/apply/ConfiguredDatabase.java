package dev.retort.migrations.apply;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.UnsupportedDatabaseException;
import dev.retort.migrations.UsageException;
import dev.retort.migrations.apply.connect.ConfiguredSchema;
import dev.retort.migrations.apply.connect.DatabaseAccess;
import dev.retort.migrations.apply.connect.DatasourceSettings;
import dev.retort.migrations.apply.connect.MigrationSettings;
import dev.retort.migrations.apply.connect.ProjectEngines;
import dev.retort.migrations.changelog.Changelog;
import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.snapshot.ApplicationEntities;
import io.smallrye.config.SmallRyeConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The database and the changelog that the service's configuration names. */
public final class ConfiguredDatabase {

    private static final String DATASOURCE = "quarkus.datasource";
    /** The first one that drops a database with connections. */
    private static final int OLDEST_POSTGRESQL = 13;

    /** A statement of a migration may take longer than a request, and its session has a name of its own. */
    private static final Set<String> OF_THE_SERVICE =
            Set.of("ApplicationName", "socketTimeout", "connectTimeout", "loginTimeout");

    /** The history tables of Liquibase and Flyway under their usual names. */
    private static final List<String> TOOLS =
            List.of("databasechangelog", "databasechangeloglock", "flyway_schema_history");

    /** Settings that name such a table, of any datasource. */
    private static final Pattern TOOL_TABLE = Pattern.compile(
            "quarkus\\.(?:liquibase\\.(?:.+\\.)?database-change-log(?:-lock)?-table-name|flyway\\.(?:.+\\.)?table)");

    private final SmallRyeConfig config;
    private final DatasourceSettings settings;
    private final LiquibaseConfiguration liquibase;

    private ConfiguredDatabase(SmallRyeConfig config) {
        this.config = config;
        this.settings = DatasourceSettings.of(config);
        this.liquibase = new LiquibaseConfiguration(settings);
    }

    /** Those that {@code config} names, of a build of Quarkus; does not connect. */
    public static ConfiguredDatabase of(SmallRyeConfig config) {
        return new ConfiguredDatabase(config);
    }

    /** Migrator of the configured database. */
    public Migrator migrator() {
        return new Migrator(access(), changelog());
    }

    /** The revisions of this build, as that database's engine sees them; does not connect. */
    public Changelog readChangelog() {
        return Changelog.read(changelog(), Engine.of(comparedUrl()));
    }

    /** How to reach it: as the datasource does, unless Liquibase has a user of its own. */
    public DatabaseAccess access() {
        DatabaseAccess access = access(configuredUrl());
        if (access.password() == null
                && settings.text(DATASOURCE, "credentials-provider").isPresent()) {
            throw new UsageException(
                    "the password is that of '" + settings.key(DATASOURCE, "credentials-provider")
                            + "', a bean that only the running service can ask",
                    "set RETORT_MIGRATIONS_USERNAME and RETORT_MIGRATIONS_PASSWORD, or give --username and --password");
        }
        return access;
    }

    /**
     * The same for verbs that compare schemas on scratch databases. They need no database: without {@link #hasUrl} there is
     * nothing to connect to, and only the engine is known.
     */
    public DatabaseAccess accessForComparison() {
        return access(comparedUrl());
    }

    private DatabaseAccess access(String url) {
        return new DatabaseAccess(
                ConfiguredSchema.of(settings, url).url(),
                own("username")
                        .or(liquibase::username)
                        .or(() -> settings.text(DATASOURCE, "username"))
                        .orElse(null),
                own("password")
                        .or(liquibase::password)
                        .or(() -> settings.text(DATASOURCE, "password"))
                        .orElse(null),
                driverProperties(),
                DatabaseAccess::connect);
    }

    private Map<String, String> driverProperties() {
        Map<String, String> properties = new HashMap<>(settings.map(DATASOURCE, "jdbc.additional-jdbc-properties"));
        properties.keySet().removeAll(OF_THE_SERVICE);
        return properties;
    }

    /**
     * The engines that revisions are written for and proven on, the one of this build among them.
     *
     * @throws MigrationException when the setting says anything else
     */
    public Set<Engine> engines() {
        return ProjectEngines.of(config, Engine.of(comparedUrl()));
    }

    /**
     * Refuses settings that are not supported, before anything is done with the database.
     *
     * @throws MigrationException which names the setting
     */
    public void requireSupported() {
        liquibase.requireOnClassPath();
        url().ifPresent(url -> {
            Engine own = Engine.of(url);
            ProjectEngines.of(config, own);
            ConfiguredSchema.of(settings, url);
            Dialect.of(own).requireSupported(url, driverProperties());
        });
    }

    /** The engine of the URL, or else of the build; without either any one, which is enough to read a changelog. */
    public Engine engine() {
        return hasUrl() || kind().isPresent()
                ? Engine.of(comparedUrl())
                : EnumSet.allOf(Engine.class).iterator().next();
    }

    /** The class path of the folder for revisions: {@code retort.migrations.directory}. */
    public Optional<String> directory() {
        return own("directory");
    }

    /** Whether a setting says where the database is. */
    public boolean hasUrl() {
        return url().isPresent();
    }

    /** Without a URL, such as in a project whose databases are Dev Services, one that leads nowhere. */
    private String comparedUrl() {
        return url().or(() -> kind().map(kind -> "jdbc:" + kind + ":none")).orElseGet(this::configuredUrl);
    }

    /** As a setting says, or else as Quarkus has inferred it for the entities. */
    private Optional<String> kind() {
        return settings.kind()
                .or(() -> ApplicationEntities.kind(settings.datasource()))
                .map(kind -> {
                    if (Arrays.stream(Engine.values())
                            .noneMatch(engine -> engine.id().equals(kind))) {
                        throw new UnsupportedDatabaseException(kind);
                    }
                    return kind;
                });
    }

    private String configuredUrl() {
        return url().orElseThrow(() -> new MigrationException(
                "no database is configured"
                        + (settings.isDefault() ? "" : " for the datasource '" + settings.datasource() + "'"),
                settings.isDefault()
                        ? "set QUARKUS_DATASOURCE_JDBC_URL, or give --url"
                        : "set '" + settings.key(DATASOURCE, "jdbc.url") + "', or give --url"));
    }

    private Optional<String> url() {
        return own("jdbc-url").or(settings::url);
    }

    /** Settings of {@code quarkus.liquibase.*}. */
    public ChangelogSettings changelog() {
        return liquibase.changelog();
    }

    /** Tables and sequences that are left alone: those of {@code retort.migrations.ignore}, and those of the tools. */
    public List<String> ignored() {
        List<String> names = new ArrayList<>(TOOLS);
        names.addAll(liquibase.tables());
        for (String setting : config.getPropertyNames()) {
            if (TOOL_TABLE.matcher(setting).matches()) {
                config.getOptionalValue(setting, String.class).ifPresent(names::add);
            }
        }
        names.addAll(config.getOptionalValues("retort.migrations.ignore", String.class)
                .orElse(List.of()));
        return names;
    }

    /**
     * Major version of PostgreSQL for scratch databases, as {@code retort.migrations.scratch-version} says; empty for any.
     *
     * @throws MigrationException when it is no version that has what scratch databases need
     */
    public Optional<Integer> scratchVersion() {
        return own("scratch-version").map(value -> {
            if (!value.matches("\\d{2}") || Integer.parseInt(value) < OLDEST_POSTGRESQL) {
                throw new MigrationException(
                        "the version '" + value + "' of the PostgreSQL for scratch databases is not supported",
                        "give a major version from " + OLDEST_POSTGRESQL + " on with --scratch-version or "
                                + "retort.migrations.scratch-version");
            }
            return Integer.valueOf(value);
        });
    }

    /** Whether {@code quarkus.liquibase.migrate-at-start} says that the service applies revisions when it starts. */
    public boolean migratesAtStart() {
        return liquibase.migratesAtStart();
    }

    /** The name of the datasource: {@code <default>}, or as it is configured. */
    public String datasource() {
        return settings.datasource();
    }

    /** See {@link MigrationSettings}, which the builds of other projects do not register. */
    private Optional<String> own(String name) {
        return config.getOptionalValue("retort.migrations." + name, String.class);
    }
}
