package dev.retort.migrations.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.apply.connect.DatabaseAccess;
import dev.retort.migrations.autogenerate.Autogenerate;
import dev.retort.migrations.autogenerate.InSync;
import dev.retort.migrations.autogenerate.Proof;
import dev.retort.migrations.autogenerate.Proposal;
import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.dialect.H2Parameters;
import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.snapshot.DefaultSchema;
import dev.retort.migrations.snapshot.EntityModelReader;
import dev.retort.migrations.snapshot.PersistenceUnit;
import dev.retort.migrations.snapshot.SchemaParameter;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import models.SchemaCases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A revision for several schemas is written, applied, compared and rolled back on real databases. */
class SeveralSchemasMigratedTest {

    private static final ChangelogSettings SETTINGS = ChangelogSettings.of("all.yaml");

    @TempDir
    Path folder;

    @TempDir
    Path databases;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private URLClassLoader withFolder;

    @BeforeEach
    void findTheFolderOnTheClassPath() throws IOException {
        withFolder = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before);
        Thread.currentThread().setContextClassLoader(withFolder);
        Files.writeString(folder.resolve("all.yaml"), "databaseChangeLog: []\n");
    }

    @AfterEach
    void leaveTheClassPathAsItWas() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        withFolder.close();
    }

    static Stream<Arguments> everywhere() {
        return Stream.of(Engine.values())
                .flatMap(engine -> Stream.of("public", "app").map(schema -> Arguments.of(engine, schema)));
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void goUpAndDownBesideTheDefaultOne(Engine engine, String schema) throws Exception {
        TestDatabase database = TestDatabase.create(engine, databases);
        database.run("create schema if not exists " + schema);
        String url = SchemaParameter.added(database.url(), schema);
        DatabaseAccess access = new DatabaseAccess(url, database.user(), database.password());
        Autogenerate autogenerate = autogenerate(access);
        Proposal proposal = autogenerate.propose(Decisions.none());
        assertThat(proposal.proofs()).extracting(Proof::failure).containsOnlyNulls();
        Files.writeString(
                folder.resolve("all.yaml"), "databaseChangeLog:\n  - include: {file: 20260101000000-first.yaml}\n");
        Files.writeString(folder.resolve("20260101000000-first.yaml"), proposal.yaml("first"));
        assertThat(autogenerate.propose(Decisions.none()).changes()).isEmpty();

        Migrator migrator = new Migrator(access, SETTINGS);
        assertThat(migrator.upgradeSql("head")).contains("CREATE SCHEMA IF NOT EXISTS audit");
        migrator.upgrade("head");
        assertThat(schemas(database)).contains("archive", "audit");
        assertThat(autogenerate.check(migrator::schema, file -> true)).isEqualTo(new InSync(List.of(), List.of()));
        assertThat(database.rows("select lower(table_schema) from information_schema.tables"
                        + " where lower(table_name) = 'person' order by 1"))
                .containsExactlyInAnyOrder(schema, "audit");
        migrator.downgrade("base");
        assertThat(schemas(database)).contains(schema).doesNotContain("archive", "audit");

        database.run("create schema audit", "create table audit.kept (id int)");
        migrator.upgrade("head");
        migrator.downgrade("base");
        assertThat(schemas(database)).contains("audit").doesNotContain("archive");
        assertThat(database.rows("select count(*) from audit.kept")).containsExactly("0");
    }

    private static List<String> schemas(TestDatabase database) throws SQLException {
        return database.rows("select lower(schema_name) from information_schema.schemata");
    }

    private static Autogenerate autogenerate(DatabaseAccess access) {
        Engine engine = access.engine();
        List<Class<?>> entities =
                List.of(SchemaCases.Person.class, SchemaCases.OtherPerson.class, SchemaCases.Event.class);
        return new Autogenerate(
                engine == Engine.H2
                        ? Scratches.h2(H2Parameters.of(access.url(), Map.of()))
                        : Scratches.postgresql(access.url(), access.username(), access.password()),
                Set.of(engine),
                null,
                scratch -> ScratchChangelog.ofClassPath(scratch, SETTINGS),
                asked -> EntityModelReader.read(
                        asked, List.of(PersistenceUnit.of(asked, entities, Map.of())), DefaultSchema.of(access.url())));
    }
}
