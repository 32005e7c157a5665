package dev.retort.migrations.apply.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.Migrations.State;
import dev.retort.migrations.apply.Migrator;
import dev.retort.migrations.apply.TestDatabase;
import dev.retort.migrations.autogenerate.Autogenerate;
import dev.retort.migrations.autogenerate.Proof;
import dev.retort.migrations.autogenerate.Proposal;
import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.configured.ConfiguredMigrations;
import dev.retort.migrations.dialect.H2Parameters;
import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.snapshot.DefaultSchema;
import dev.retort.migrations.snapshot.EntityModelReader;
import dev.retort.migrations.snapshot.PersistenceUnit;
import dev.retort.migrations.snapshot.SchemaParameter;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import models.OtherSchemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One schema for everything, wherever the configuration names it. */
class ConfiguredSchemaTest {

    private static final ChangelogSettings USERS = ChangelogSettings.of("db/firstRevisions.yaml");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void revisionsGoThereAndAreInSync(Engine engine) throws SQLException {
        TestDatabase database = TestDatabase.create(engine, folder);
        database.run("create schema app", "create table stray (id int)");
        String url = schema(database.url(), Map.of("quarkus.liquibase.default-schema-name", "app"))
                .url();
        Migrator migrator = new Migrator(new DatabaseAccess(url, database.user(), database.password()), USERS);
        Scratches scratches = engine == Engine.H2
                ? Scratches.h2(H2Parameters.of(url, Map.of()))
                : Scratches.postgresql(url, database.user(), database.password());
        Autogenerate own = new Autogenerate(
                scratches,
                Set.of(engine),
                null,
                scratch -> ScratchChangelog.ofClassPath(scratch, USERS),
                asked -> EntityModelReader.read(asked, List.of(), Map.of()));
        try (Scratch scratch = scratches.open();
                Scratch copy = scratch.copy()) {
            assertThat(copy.connection().getSchema()).isEqualToIgnoringCase("app");
        }
        for (int i = 0; i < 2; i++) {
            assertThat(migrator.upgradeSql("head")).containsIgnoringCase("create table");
            assertThat(migrator.upgrade("head").revisions()).hasSize(3);
            assertThat(database.rows("select lower(table_name) from information_schema.tables"
                            + " where lower(table_schema) = 'app' order by 1"))
                    .containsExactly("databasechangelog", "databasechangeloglock", "users");
            assertThat(own.check(migrator.schema(), file -> true).drift()).isEmpty();
            assertThat(migrator.history().in(State.APPLIED)).hasSize(3);
            assertThat(migrator.downgrade("base").revisions()).hasSize(3);
        }
        own.verify(file -> true)
                .forEach((file, proof) -> assertThat(proof.failure()).as(file).isNull());
    }

    @Test
    void thatOfAUnitOnAnotherDatasourceIsNotAskedFor() {
        Map<String, String> settings = Map.of(
                "quarkus.hibernate-orm.\"billing\".database.default-schema", "app",
                "quarkus.hibernate-orm.\"billing\".datasource", "billing");
        assertThat(schema("jdbc:h2:mem:x", settings).url()).isEqualTo("jdbc:h2:mem:x");
    }

    /** Of two datasources, each has its own, and the default one's says nothing about another. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            quarkus.liquibase.orders.default-schema-name=app                                                 | app
            quarkus.liquibase."orders".default-schema-name=app quarkus.liquibase.default-schema-name=shop    | app
            quarkus.hibernate-orm.purchases.database.default-schema=app                                      | app
            quarkus.hibernate-orm.database.default-schema=shop quarkus.liquibase.default-schema-name=shop    |
            quarkus.liquibase.default-catalog-name=shop quarkus.hibernate-orm.database.default-catalog=shop  |
            """)
    void aNamedDatasourceHasASchemaOfItsOwn(String settings, String schema) {
        assertThat(schema("jdbc:h2:mem:x", ofOrders(settings)).name()).isEqualTo(schema);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            quarkus.liquibase.orders.default-schema-name=a quarkus.hibernate-orm.purchases.database.default-schema=b | quarkus.liquibase.orders.default-schema-name names the schema 'a', and quarkus.hibernate-orm.purchases.database.default-schema 'b'
            quarkus.liquibase.orders.default-schema-name=a quarkus.liquibase.orders.liquibase-schema-name=b          | quarkus.liquibase.orders.default-schema-name names the schema 'a', and quarkus.liquibase.orders.liquibase-schema-name 'b'
            quarkus.liquibase.orders.default-catalog-name=a                                                          | quarkus.liquibase.orders.default-catalog-name is not supported
            quarkus.liquibase.orders.database-change-log-table-name=my-log                                           | quarkus.liquibase.orders.database-change-log-table-name names the table 'my-log', which needs quotes and is not supported
            """)
    void settingsOfANamedDatasourceAreRefusedByTheirNames(String settings, String message) {
        assertThatThrownBy(() -> schema("jdbc:h2:mem:x", ofOrders(settings)))
                .isInstanceOf(MigrationException.class)
                .hasMessage(message);
    }

    @Test
    void changesAndHistoryOfANamedDatasourceAreInItsSchema() throws SQLException {
        TestDatabase database = TestDatabase.create(Engine.H2, folder);
        database.run("create schema app");
        Map<String, String> settings = ofOrders("quarkus.liquibase.orders.default-schema-name=app"
                + " quarkus.liquibase.orders.liquibase-schema-name=app"
                + " quarkus.liquibase.orders.change-log=db/firstRevisions.yaml"
                + " quarkus.datasource.orders.username=" + database.user());
        settings.put("quarkus.datasource.orders.jdbc.url", database.url());

        ConfiguredMigrations.of(config("jdbc:h2:mem:other", settings)).upgrade("head");

        assertThat(database.rows("select lower(table_name) from information_schema.tables"
                        + " where lower(table_schema) = 'app' order by 1"))
                .containsExactly("databasechangelog", "databasechangeloglock", "users");
    }

    private static Map<String, String> ofOrders(String settings) {
        Map<String, String> all = new HashMap<>(
                Map.of("quarkus.hibernate-orm.purchases.datasource", "orders", "retort.migrations.unit", "purchases"));
        for (String setting : settings.split(" ", -1)) {
            String[] pair = setting.split("=", 2);
            all.put(pair[0], pair[1]);
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void entitiesMayNameIt(Engine engine) throws SQLException {
        TestDatabase database = TestDatabase.create(engine, folder);
        database.run("create schema app");
        String url = SchemaParameter.added(database.url(), "app");
        Autogenerate own = new Autogenerate(
                engine == Engine.H2
                        ? Scratches.h2(H2Parameters.of(url, Map.of()))
                        : Scratches.postgresql(url, database.user(), database.password()),
                EnumSet.allOf(Engine.class),
                engine == Engine.H2 ? null : Scratches.h2(),
                scratch -> ScratchChangelog.ofText(scratch, "databaseChangeLog: []\n"),
                asked -> EntityModelReader.read(
                        asked,
                        List.of(PersistenceUnit.of(asked, List.of(OtherSchemas.InApp.class), Map.of())),
                        DefaultSchema.of(url)));
        Proposal proposal = own.propose(Decisions.none());
        assertThat(proposal.proofs()).extracting(Proof::failure).containsOnlyNulls();
        assertThat(proposal.changes())
                .extracting(SchemaChange::name)
                .contains("log", "more", "log_log", "lines", "numbers");
    }

    @ParameterizedTest
    @EnumSource
    void theHistoryAloneMayBeInAnotherOne(Engine engine) throws SQLException {
        TestDatabase database = TestDatabase.create(engine, folder);
        database.run("create schema audit");
        ChangelogSettings settings = new ChangelogSettings(
                USERS.changeLog(),
                List.of(),
                List.of(),
                Map.of(),
                USERS.historyTable(),
                USERS.lockTable(),
                Optional.of("audit"),
                Optional.empty());
        Migrator migrator =
                new Migrator(new DatabaseAccess(database.url(), database.user(), database.password()), settings);
        Scratches scratches = engine == Engine.H2
                ? Scratches.h2()
                : Scratches.postgresql(database.url(), database.user(), database.password());
        Autogenerate own = new Autogenerate(
                scratches,
                Set.of(engine),
                null,
                scratch -> ScratchChangelog.ofClassPath(scratch, settings),
                asked -> EntityModelReader.read(asked, List.of(), Map.of()));
        for (int i = 0; i < 2; i++) {
            assertThat(migrator.upgrade("head").revisions()).hasSize(3);
            assertThat(database.rows("select lower(table_schema) from information_schema.tables"
                            + " where lower(table_name) in ('databasechangelog', 'databasechangeloglock', 'users')"
                            + " and lower(table_schema) <> 'information_schema'"
                            + " order by lower(table_name)"))
                    .containsExactly("audit", "audit", "public");
            assertThat(migrator.history().in(State.APPLIED)).hasSize(3);
            assertThat(own.check(migrator.schema(), file -> true).drift()).isEmpty();
            assertThat(migrator.downgradeSql("base")).containsIgnoringCase("drop table");
            assertThat(migrator.downgrade("base").revisions()).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSchemaThatIsNotThereIsNamed(Engine engine) throws SQLException {
        TestDatabase database = TestDatabase.create(engine, folder);
        database.run("create table stray (id int)");
        String url = SchemaParameter.added(database.url(), "absent");
        Migrator migrator = new Migrator(new DatabaseAccess(url, database.user(), database.password()), USERS);
        assertThatThrownBy(() -> migrator.upgrade("head"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("schema");
        assertThat(database.rows("select count(*) from information_schema.tables"
                        + " where lower(table_schema) in ('public', 'absent')"))
                .containsExactly("1");
    }

    @Test
    void whatCreatesTheSchemaRunsBeforeItIsChosen() throws SQLException {
        TestDatabase database = TestDatabase.create(Engine.H2, folder);
        String url = SchemaParameter.added(
                database.url() + ";INIT=CREATE SCHEMA IF NOT EXISTS app\\;SET LOCK_TIMEOUT 2000", "app");
        assertThat(new Migrator(new DatabaseAccess(url, "sa", ""), USERS)
                        .upgrade("head")
                        .revisions())
                .hasSize(3);
        assertThat(database.rows("select count(*) from app.users")).containsExactly("0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:h2:mem:x | quarkus.liquibase.default-schema-name=my-app | quarkus.liquibase.default-schema-name names the schema 'my-app', which needs quotes and is not supported
            jdbc:postgresql:x | quarkus.liquibase.default-schema-name=Shop | quarkus.liquibase.default-schema-name names the schema 'Shop', which needs quotes and is not supported
            jdbc:postgresql:x | quarkus.hibernate-orm.database.default-schema=order | quarkus.hibernate-orm.database.default-schema names the schema 'order', which needs quotes and is not supported
            jdbc:postgresql:x?currentSchema=%22My%22 | a=b | the database URL names the schema '"My"', which needs quotes and is not supported
            jdbc:postgresql:x | quarkus.liquibase.liquibase-schema-name=my-app | quarkus.liquibase.liquibase-schema-name names the schema 'my-app', which needs quotes and is not supported
            jdbc:postgresql:x?currentSchema=shop | quarkus.liquibase.default-schema-name=app | the database URL names the schema 'shop', and quarkus.liquibase.default-schema-name 'app'
            jdbc:h2:mem:x;SCHEMA=shop | quarkus.hibernate-orm.database.default-schema=app | the database URL names the schema 'shop', and quarkus.hibernate-orm.database.default-schema 'app'
            jdbc:h2:mem:x;SCHEMA=shop | quarkus.liquibase.liquibase-schema-name=app | the database URL names the schema 'shop', and quarkus.liquibase.liquibase-schema-name 'app'
            jdbc:h2:mem:x | quarkus.liquibase.database-change-log-table-name=schema-log | quarkus.liquibase.database-change-log-table-name names the table 'schema-log', which needs quotes and is not supported
            jdbc:postgresql:x | quarkus.liquibase.database-change-log-lock-table-name=SchemaLock | quarkus.liquibase.database-change-log-lock-table-name names the table 'SchemaLock', which needs quotes and is not supported
            jdbc:h2:mem:x;SCHEMA=shop | quarkus.hibernate-orm."billing".database.default-schema=app | the database URL names the schema 'shop', and quarkus.hibernate-orm."billing".database.default-schema 'app'
            jdbc:h2:mem:x;SCHEMA=shop | quarkus.hibernate-orm.unsupported-properties."hibernate.default_schema"=app | the database URL names the schema 'shop', and quarkus.hibernate-orm.unsupported-properties."hibernate.default_schema" 'app'
            jdbc:h2:mem:x | quarkus.hibernate-orm.billing.database.default-catalog=app | quarkus.hibernate-orm.billing.database.default-catalog is not supported
            jdbc:h2:mem:x | quarkus.liquibase.default-catalog-name=app | quarkus.liquibase.default-catalog-name is not supported
            """)
    void whatIsNotOneSchemaIsRefusedBeforeAnythingIsDone(String url, String setting, String message) {
        String[] pair = setting.split("=", 2);
        assertThatThrownBy(() -> ConfiguredMigrations.of(config(url, Map.of(pair[0], pair[1]))))
                .isInstanceOf(MigrationException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:mem:x, jdbc:h2:mem:x;SCHEMA=app",
        "jdbc:h2:mem:x;SCHEMA=APP, jdbc:h2:mem:x;SCHEMA=APP",
        "jdbc:postgresql:x, jdbc:postgresql:x?currentSchema=app",
        "jdbc:postgresql:x?ssl=true, jdbc:postgresql:x?ssl=true&currentSchema=app",
        "'jdbc:postgresql:x?currentSchema=app,public', 'jdbc:postgresql:x?currentSchema=app,public'",
    })
    void theSameNameTwiceIsOneSchema(String url, String wanted) {
        Map<String, String> settings = Map.of(
                "quarkus.liquibase.default-schema-name", "app", "quarkus.liquibase.liquibase-schema-name", "app");
        assertThat(schema(url, settings).url()).isEqualTo(wanted);
    }

    private static ConfiguredSchema schema(String url, Map<String, String> settings) {
        return ConfiguredSchema.of(DatasourceSettings.of(config(url, settings)), url);
    }

    private static SmallRyeConfig config(String url, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("quarkus.datasource.jdbc.url", url);
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build();
    }
}
