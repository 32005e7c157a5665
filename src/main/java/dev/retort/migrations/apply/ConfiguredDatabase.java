package dev.retort.migrations.apply;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.changelog.Changelog;
import dev.retort.migrations.changelog.ChangelogSettings;
import io.quarkus.liquibase.LiquibaseFactory;
import io.quarkus.liquibase.runtime.LiquibaseConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** The database and the changelog that the service's configuration names. */
@ApplicationScoped
public class ConfiguredDatabase {

    private static final String DATASOURCE = "quarkus.datasource.";
    private static final String PROPERTIES = DATASOURCE + "jdbc.additional-jdbc-properties.";

    /** A statement of a migration may take longer than a request, and its session has a name of its own. */
    private static final Set<String> OF_THE_SERVICE =
            Set.of("ApplicationName", "socketTimeout", "connectTimeout", "loginTimeout");

    private final Config config;
    private final MigrationSettings settings;
    private final LiquibaseFactory liquibase;

    ConfiguredDatabase(Config config, MigrationSettings settings, LiquibaseFactory liquibase) {
        this.config = config;
        this.settings = settings;
        this.liquibase = liquibase;
    }

    /** What moves that database. */
    public Migrator migrator() {
        return new Migrator(access(), changelog());
    }

    /** The revisions of this build, as that database's engine sees them; does not connect. */
    public Changelog readChangelog() {
        return Changelog.read(changelog(), access().engine());
    }

    /** How to reach it: as the datasource does, unless Liquibase has a user of its own. */
    public DatabaseAccess access() {
        String url = settings.jdbcUrl()
                .or(() -> text(DATASOURCE + "jdbc.url"))
                .orElseThrow(() -> new MigrationException(
                        "no database is configured", "set QUARKUS_DATASOURCE_JDBC_URL, or give --url"));
        LiquibaseConfig own = liquibase.getConfiguration();
        Map<String, String> properties = new HashMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(PROPERTIES)) {
                text(name).ifPresent(value -> properties.put(unquoted(name.substring(PROPERTIES.length())), value));
            }
        }
        properties.keySet().removeAll(OF_THE_SERVICE);
        return new DatabaseAccess(
                url,
                own.username.or(() -> text(DATASOURCE + "username")).orElse(null),
                own.password.or(() -> text(DATASOURCE + "password")).orElse(null),
                properties,
                DatabaseAccess::connect);
    }

    /** What {@code quarkus.liquibase.*} says. */
    public ChangelogSettings changelog() {
        LiquibaseConfig own = liquibase.getConfiguration();
        return new ChangelogSettings(
                own.changeLog.replaceFirst("^classpath:", ""),
                Optional.ofNullable(own.contexts).orElse(List.of()),
                Optional.ofNullable(own.labels).orElse(List.of()),
                Optional.ofNullable(own.changeLogParameters).orElse(Map.of()),
                own.databaseChangeLogTableName,
                own.databaseChangeLogLockTableName,
                own.liquibaseSchemaName,
                own.defaultSchemaName);
    }

    private Optional<String> text(String name) {
        return config.getOptionalValue(name, String.class);
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") && name.endsWith("\"") ? name.substring(1, name.length() - 1) : name;
    }
}
