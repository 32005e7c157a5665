package dev.retort.migrations.configured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.apply.ConfiguredDatabase;
import dev.retort.migrations.apply.connect.DatabaseAccess;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.scratchserver.ScratchServer;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.testing.PostgresqlServer;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The server that scratch databases are made on. */
class ServerScratchesTest {

    private static final String NOWHERE = "jdbc:postgresql://127.0.0.1:1/none";

    @Test
    void theConfiguredServerIsUsedWhereItLetsDatabasesBeMade() throws SQLException {
        String url = PostgresqlServer.createDatabase();
        assertThat(portOf(url, PostgresqlServer.USER, Optional.empty())).isEqualTo(portIn(url));
        assertThat(portOf(url, PostgresqlServer.USER, Optional.of(ScratchServer.newestMajor())))
                .isEqualTo(portIn(url));
    }

    @Test
    void withoutOneThatAnswersItIsRetortsOwn() throws SQLException {
        assertThat(portOf(NOWHERE, "somebody", Optional.empty())).isEqualTo(ownPort());
    }

    @Test
    void withoutAUrlOnlyTheKindOfDatabaseHasToBeKnown() throws SQLException {
        ConfiguredDatabase database = ConfiguredDatabase.of(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(Map.of("quarkus.datasource.db-kind", "pgsql"), "test", 100))
                .build());
        assertThat(database.engines()).containsExactly(Engine.POSTGRESQL);
        DatabaseAccess access = database.accessForComparison();
        try (Scratch scratch = new ServerScratches(access, database.hasUrl(), Optional.empty()).open()) {
            assertThat(one(scratch, "select inet_server_port()")).isEqualTo(Integer.toString(ownPort()));
        }
        assertThatThrownBy(database::access).hasMessage("no database is configured");
    }

    @Test
    void whoMayNotCreateDatabasesGetsRetortsOwn() throws SQLException {
        String url = PostgresqlServer.createDatabase();
        run(url, "drop role if exists no_createdb", "create role no_createdb login password 'postgres'");
        assertThat(portOf(url, "no_createdb", Optional.empty())).isEqualTo(ownPort());
    }

    @Test
    void revisionsMayNameTheConfiguredUserAndItsSchemaIsThere() throws SQLException {
        try (Scratch scratch = scratches(
                        NOWHERE + "?currentSchema=sales&sslmode=require", "shop\"keeper", Optional.empty())
                .open()) {
            assertThat(one(scratch, "select current_user || ' ' || current_schema()"))
                    .isEqualTo("shop\"keeper sales");
        }
    }

    @Test
    void anotherVersionCanBeWanted() throws SQLException {
        String url = PostgresqlServer.createDatabase();
        try (Scratch scratch =
                scratches(url, PostgresqlServer.USER, Optional.of(17)).open()) {
            assertThat(one(scratch, "show server_version")).startsWith("17.");
        }
    }

    @Test
    void extensionsThatComeWithPostgresqlAreThereAndForOthersAnotherServerIsNamed() {
        try (Scratch scratch = scratches(NOWHERE, null, Optional.empty()).open()) {
            scratch.run(
                    List.of("create extension citext", "create extension \"uuid-ossp\"", "create extension pg_trgm"));
            ScratchChangelog changelog = ScratchChangelog.ofText(scratch, """
                    databaseChangeLog:
                      - changeSet:
                          id: "1"
                          author: retort
                          changes:
                            - sql: create extension postgis
                    """);
            assertThatThrownBy(changelog::up)
                    .isInstanceOfSatisfying(MigrationException.class, failure -> assertThat(failure.remedy())
                            .contains("--scratch-url"))
                    .hasMessageContaining("extension \"postgis\" is not available");
        }
    }

    private static ServerScratches scratches(String url, String user, Optional<Integer> wanted) {
        return new ServerScratches(new DatabaseAccess(url, user, PostgresqlServer.USER), true, wanted);
    }

    private static int portOf(String url, String user, Optional<Integer> wanted) throws SQLException {
        try (Scratch scratch = scratches(url, user, wanted).open()) {
            return Integer.parseInt(one(scratch, "select inet_server_port()"));
        }
    }

    private static int ownPort() {
        return portIn(ScratchServer.running(ScratchServer.newestMajor()).url());
    }

    private static int portIn(String url) {
        return Integer.parseInt(url.replaceAll(".*:(\\d+)/.*", "$1"));
    }

    private static String one(Scratch scratch, String query) throws SQLException {
        try (Statement statement = scratch.connection().createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void run(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, PostgresqlServer.USER, PostgresqlServer.USER);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
