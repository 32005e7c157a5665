package dev.retort.migrations.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.autogenerate.Autogenerate;
import dev.retort.migrations.autogenerate.InSync;
import dev.retort.migrations.autogenerate.Proof;
import dev.retort.migrations.autogenerate.Proposal;
import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.IgnoredNames;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.snapshot.EntityModelReader;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import models.ColumnCases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Changesets that ask what ran before them, or write to the history: whatever {@code upgrade} takes, scratch databases do. */
class ChangelogOfItsHistoryTest {

    private static final String ADDS_NAME =
            "changes: [{addColumn: {tableName: item, columns:" + " [{column: {name: name, type: varchar(255)}}]}}]";

    /** The changesets behind the one that creates the table. */
    private static final Map<String, List<String>> CHANGESETS = Map.ofEntries(
            Map.entry(
                    "changeSetExecuted",
                    List.of("preConditions: [{changeSetExecuted: {id: a, author: ann,"
                            + " changeLogFile: 20260101000000-items.yaml}}], " + ADDS_NAME)),
            Map.entry(
                    "changeSetExecuted of what came just before",
                    List.of(
                            ADDS_NAME,
                            "preConditions: [{changeSetExecuted: {id: b, author: ann,"
                                    + " changeLogFile: 20260101000000-items.yaml}}], changes: [{tagDatabase: {tag: v1}}]")),
            Map.entry("sqlCheck", List.of(check("1", "select count(*) from ${history}") + ADDS_NAME)),
            Map.entry(
                    "rowCount",
                    List.of("preConditions: [{rowCount: {tableName: '${history}', expectedRows: 1}}], " + ADDS_NAME)),
            Map.entry(
                    "lock",
                    List.of(check("1", "select count(*) from ${lock} where locked = true and id = 1") + ADDS_NAME)),
            Map.entry(
                    "update",
                    List.of(sql("update ${history} set FILENAME = ''classpath:'' || FILENAME", "select 1"), ADDS_NAME)),
            Map.entry(
                    "update of other columns",
                    List.of(
                            sql("update ${history} set MD5SUM = null, COMMENTS = ''old''", "select 1"),
                            check("1", "select count(*) from ${history} where COMMENTS = ''old''") + ADDS_NAME)),
            Map.entry(
                    "select",
                    List.of(
                            ADDS_NAME,
                            sql(
                                    "insert into item(id, name) select ORDEREXECUTED, ID from ${history}",
                                    "delete from item"))),
            Map.entry(
                    "tag",
                    List.of(
                            ADDS_NAME,
                            "changes: [{tagDatabase: {tag: v1}}]",
                            check("c", "select ID from ${history} where TAG = ''v1''")
                                    + "changes: [{tagDatabase: {tag: v2}}]",
                            check("2", "select count(TAG) from ${history}") + "changes: [{tagDatabase: {tag: v3}}]")),
            Map.entry(
                    "view",
                    List.of(
                            "changes: [{createView: {viewName: ran, selectQuery: 'select ID from ${history}'}}]",
                            check("2", "select count(*) from ran") + ADDS_NAME)),
            Map.entry(
                    "nested preconditions",
                    List.of("preConditions: [{or: [{rowCount: {tableName: item, expectedRows: 9}},"
                            + " {not: [{tableIsEmpty: {tableName: '${history}'}}]}]}], " + ADDS_NAME)),
            Map.entry(
                    "marked as run",
                    List.of(
                            "preConditions: [{onFail: MARK_RAN}, {changeSetExecuted: {id: z, author: ann,"
                                    + " changeLogFile: none.yaml}}], changes: [{dropTable: {tableName: item}}]",
                            check("b", "select ID from ${history} where EXECTYPE = ''MARK_RAN''") + ADDS_NAME)),
            Map.entry(
                    "passed over",
                    List.of(
                            "preConditions: [{onFail: CONTINUE}, {changeSetExecuted: {id: z, author: ann,"
                                    + " changeLogFile: none.yaml}}], changes: [{dropTable: {tableName: item}}]",
                            check("1", "select count(*) from ${history}") + ADDS_NAME)),
            Map.entry(
                    "marked since it ran",
                    List.of(
                            ADDS_NAME,
                            "preConditions: [{onFail: MARK_RAN}, {not: [{changeSetExecuted: {id: b, author: ann,"
                                    + " changeLogFile: 20260101000000-items.yaml}}]}],"
                                    + " changes: [{dropTable: {tableName: item}}], rollback: [{sql: {sql: select 1}}]")),
            Map.entry(
                    "failed, which does not matter",
                    List.of(
                            "failOnError: false, " + sql("insert into item(nothing) values (1)", "drop table nothing"),
                            check("0", "select count(*) from ${history} where ID = ''b''") + ADDS_NAME)));

    private static String check(String expected, String query) {
        return "preConditions: [{sqlCheck: {expectedResult: '" + expected + "', sql: '" + query + "'}}], ";
    }

    private static String sql(String up, String down) {
        return "changes: [{sql: {sql: '" + up + "'}}], rollback: [{sql: {sql: '" + down + "'}}]";
    }

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
    }

    @AfterEach
    void leaveTheClassPathAsItWas() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        withFolder.close();
    }

    static Stream<Arguments> changelogs() {
        return CHANGESETS.keySet().stream().sorted().flatMap(name -> Stream.of(Engine.values())
                .map(engine -> Arguments.of(name, engine)));
    }

    @ParameterizedTest
    @MethodSource("changelogs")
    void isAsGoodAsAnyOther(String name, Engine engine) throws Exception {
        worksAfterwards(name, engine, settings("DATABASECHANGELOG", "DATABASECHANGELOGLOCK"));
    }

    @ParameterizedTest
    @CsvSource({"tag,H2", "tag,POSTGRESQL", "changeSetExecuted,H2", "changeSetExecuted,POSTGRESQL", "lock,POSTGRESQL"})
    void worksUnderOtherNames(String name, Engine engine) throws Exception {
        worksAfterwards(name, engine, settings("schema_log", "schema_lock"));
    }

    private void worksAfterwards(String name, Engine engine, ChangelogSettings settings) throws Exception {
        write(CHANGESETS.get(name));
        TestDatabase database = TestDatabase.create(engine, databases);
        Migrator migrator = new Migrator(database.access(), settings);
        migrator.upgrade("head");

        InSync check = autogenerate(engine, settings, ColumnCases.Named.class).check(migrator.schema(), file -> true);
        assertThat(check.unwritten()).isEmpty();
        assertThat(check.drift()).isEmpty();
        Proposal proposal =
                autogenerate(engine, settings, ColumnCases.TwoNames.class).propose(Decisions.none());
        assertThat(proposal.changes()).extracting(SchemaChange::kind).containsExactly("addColumn");
        assertThat(proposal.proofs()).extracting(Proof::failure).containsOnlyNulls();
        assertThat(autogenerate(engine, settings, ColumnCases.Named.class)
                        .verify(file -> true)
                        .values())
                .hasSize(1)
                .extracting(Proof::failure)
                .containsOnlyNulls();
        migrator.downgrade("base");
        assertThat(database.rows("select ID from " + settings.historyTable())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "H2,DATABASECHANGELOG",
        "H2,schema_log",
        "POSTGRESQL,DATABASECHANGELOG",
        "POSTGRESQL,schema_log",
        "POSTGRESQL,Schema_Log"
    })
    void rowsComeAndGoWithTheirChangeSets(Engine engine, String table) throws Exception {
        write(List.of(
                ADDS_NAME,
                "preConditions: [{onFail: MARK_RAN}, {not: [{tableExists: {tableName: item}}]}],"
                        + " changes: [{dropTable: {tableName: item}}]",
                "changes: [{sqlFile: {path: quiet.sql}}], rollback: [{empty: {}}]"));
        Files.writeString(folder.resolve("quiet.sql"), "update ${history} set COMMENTS = 'seen'");
        ChangelogSettings settings = settings(table, table + "_lock");
        String history = table.equals(table.toLowerCase(Locale.ROOT)) || table.equals(table.toUpperCase(Locale.ROOT))
                ? table
                : "\"" + table + "\"";
        try (Scratch scratch = scratches(engine).open()) {
            ScratchChangelog changelog = ScratchChangelog.ofClassPath(scratch, settings);
            changelog.up();
            assertThat(rows(scratch, history))
                    .containsExactly("a 1 EXECUTED", "b 2 EXECUTED", "c 3 MARK_RAN", "d 4 EXECUTED");
            assertThat(scratch.read().tables()).containsOnlyKeys("item");
            try (Scratch copy = scratch.copy()) {
                assertThat(copy.read().tables()).containsOnlyKeys("item");
                assertThat(rows(copy, history)).hasSize(4);
            }
            changelog.down();
            assertThat(rows(scratch, history)).isEmpty();
            changelog.up();
            assertThat(rows(scratch, history)).hasSize(4);
        }
    }

    @ParameterizedTest
    @CsvSource({"H2", "POSTGRESQL"})
    void isInTheSchemaThatIsConfiguredForIt(Engine engine) throws Exception {
        write(List.of(check("1", "select count(*) from journal.schema_log") + ADDS_NAME));
        ChangelogSettings settings = new ChangelogSettings(
                "all.yaml",
                List.of(),
                List.of(),
                Map.of(),
                "schema_log",
                "lock_of",
                Optional.of("journal"),
                Optional.empty());
        try (Scratch scratch = Servers.newPostgresql().open();
                Scratch h2 = Scratches.h2().open()) {
            Scratch used = engine == Engine.H2 ? h2 : scratch;
            ScratchChangelog.ofClassPath(used, settings).up();
            assertThat(rows(used, "journal.schema_log")).containsExactly("a 1 EXECUTED", "b 2 EXECUTED");
            assertThat(used.read().tables()).containsOnlyKeys("item");
        }
    }

    private static List<String> rows(Scratch scratch, String history) throws SQLException {
        try (Statement statement = scratch.connection().createStatement();
                ResultSet rows = statement.executeQuery("select ID || ' ' || ORDEREXECUTED || ' ' || EXECTYPE from "
                        + history + " order by ORDEREXECUTED")) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static Autogenerate autogenerate(Engine engine, ChangelogSettings settings, Class<?> entity) {
        return new Autogenerate(
                        scratches(engine),
                        null,
                        scratch -> ScratchChangelog.ofClassPath(scratch, settings),
                        asked -> EntityModelReader.read(asked, List.of(entity), Map.of()))
                .ignoring(IgnoredNames.of(List.of(settings.historyTable(), settings.lockTable())));
    }

    private static Scratches scratches(Engine engine) {
        return engine == Engine.H2 ? Scratches.h2() : Servers.postgresql();
    }

    private static ChangelogSettings settings(String history, String lock) {
        return new ChangelogSettings(
                "all.yaml",
                List.of(),
                List.of(),
                Map.of("history", history, "lock", lock),
                history,
                lock,
                Optional.empty(),
                Optional.empty());
    }

    private void write(List<String> changeSets) throws IOException {
        StringBuilder file = new StringBuilder("""
                databaseChangeLog:
                  - changeSet: {id: a, author: ann, changes: [{sql: {sql: create table item (id bigint primary key)}}],
                      rollback: [{sql: {sql: drop table item}}]}
                """);
        char id = 'b';
        for (String changeSet : changeSets) {
            file.append("  - changeSet: {id: ")
                    .append(id++)
                    .append(", author: ann, ")
                    .append(changeSet)
                    .append("}\n");
        }
        Files.writeString(folder.resolve("20260101000000-items.yaml"), file);
        Files.writeString(folder.resolve("all.yaml"), """
                databaseChangeLog:
                  - include: {file: 20260101000000-items.yaml}
                """);
    }
}
