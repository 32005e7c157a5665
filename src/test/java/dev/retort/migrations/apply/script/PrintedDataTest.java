package dev.retort.migrations.apply.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.apply.Migrator;
import dev.retort.migrations.apply.TestDatabase;
import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.schema.Engine;
import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import liquibase.change.custom.CustomTaskChange;
import liquibase.change.custom.CustomTaskRollback;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.CustomChangeException;
import liquibase.exception.DatabaseException;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;
import org.h2.tools.RunScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes that load data, printed and run by hand, leave the rows that the command leaves. */
class PrintedDataTest {

    private static final ChangelogSettings SETTINGS = ChangelogSettings.of("all.yaml");
    private static final String ROWS = "select id, name, price, born, ok, note, picture, token from stock order by id";

    @TempDir
    Path folder;

    @TempDir
    Path databases;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private URLClassLoader withFolder;

    @BeforeEach
    void writeTheTableAndItsData() throws IOException {
        withFolder = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before);
        Thread.currentThread().setContextClassLoader(withFolder);
        write("all.yaml", """
                databaseChangeLog:
                  - include: {file: 20260101000000-table.yaml}
                  - include: {file: 20260102000000-rows.yaml}
                """);
        write("20260101000000-table.yaml", """
                databaseChangeLog:
                  - changeSet:
                      id: "1"
                      author: ann
                      changes:
                        - createTable:
                            tableName: stock
                            columns:
                              - column: {name: id, type: int, constraints: {primaryKey: true}}
                              - column: {name: name, type: varchar(200)}
                              - column: {name: price, type: "decimal(10,2)"}
                              - column: {name: born, type: timestamp}
                              - column: {name: ok, type: boolean}
                              - column: {name: note, type: text}
                              - column: {name: picture, type: %s}
                              - column: {name: token, type: uuid}
                        - sql: {sql: insert into stock (id) values (99)}
                """);
        write("rows.csv", """
                id,name,price,born,ok
                1,it's -- a; ?,1.50,2026-01-02T03:04:05,true
                2,"two
                lines; ",NULL,NULL,false
                3,NULL,1000000.00,2026-12-31T23:59:59,NULL
                """);
        write("lobs.csv", """
                id,note,token
                1,note.txt,70f8a34c-3b7c-4b4e-9f0e-0123456789ab
                2,a text,NULL
                """);
        write("note.txt", "a 'note'? of\nlines;\n");
        Files.write(folder.resolve("picture.bin"), new byte[] {0, 1, -1, 39, 63});
    }

    @AfterEach
    void leaveTheClassPathAsItWas() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        withFolder.close();
    }

    static Stream<Arguments> changes() {
        String columns = "columns: [{column: {name: id, type: NUMERIC}}, {column: {name: price, type: NUMERIC}},"
                + " {column: {name: born, type: DATE}}, {column: {name: ok, type: BOOLEAN}}]";
        List<String> changes = List.of(
                "loadData: {tableName: stock, file: rows.csv, usePreparedStatements: true, " + columns + "}",
                "loadData: {tableName: stock, file: rows.csv, usePreparedStatements: false, " + columns + "}",
                "loadData: {tableName: stock, file: rows.csv, " + columns + "}",
                "loadUpdateData: {tableName: stock, file: rows.csv, primaryKey: id, usePreparedStatements: true, "
                        + columns + "}",
                "loadData: {tableName: stock, file: lobs.csv, columns: [{column: {name: id, type: NUMERIC}},"
                        + " {column: {name: note, type: CLOB}},"
                        + " {column: {name: token, type: UUID}}]}",
                "insert: {tableName: stock, columns: [{column: {name: id, valueNumeric: 7}},"
                        + " {column: {name: born, valueDate: \"2026-01-02T03:04:05\"}},"
                        + " {column: {name: ok, valueBoolean: true}}, {column: {name: name, valueComputed: \"upper('a?')\"}},"
                        + " {column: {name: note, valueClobFile: note.txt}},"
                        + " {column: {name: picture, valueBlobFile: picture.bin}}]}",
                "update: {tableName: stock, columns: [{column: {name: name, value: \"is it?\"}},"
                        + " {column: {name: note, valueClobFile: note.txt}}], where: \"name is null or name = '?'\"}");
        return Arrays.stream(Engine.values())
                .flatMap(engine -> changes.stream().map(change -> Arguments.of(engine, change)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void theScriptLeavesTheRowsOfTheCommand(Engine engine, String change) throws Exception {
        rows(engine, change, "delete from stock where id < 10");
        TestDatabase commanded = TestDatabase.create(engine, databases);
        new Migrator(commanded.access(), SETTINGS).upgrade("head");
        TestDatabase scripted = TestDatabase.create(engine, databases);
        Migrator migrator = new Migrator(scripted.access(), SETTINGS);

        migrator.upgrade("20260101");
        String script = migrator.upgradeSql("head");
        runByHand(scripted, script);

        assertThat(scripted.rows(ROWS)).isEqualTo(commanded.rows(ROWS)).hasSizeGreaterThan(0);
        assertThat(migrator.upgrade("head").revisions()).isEmpty();
        assertThat(migrator.show("20260102").sql()).isNotEmpty().allMatch(script::contains);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void theScriptOfARollbackLeavesTheRowsOfTheCommand(Engine engine, String change) throws Exception {
        rows(engine, "delete: {tableName: stock}", "");
        write(
                "20260102000000-rows.yaml",
                Files.readString(folder.resolve("20260102000000-rows.yaml"))
                        .replaceAll("(?s)rollback:.*", "rollback:\n        - " + change.replace("$", "\\$")));
        TestDatabase commanded = TestDatabase.create(engine, databases);
        TestDatabase scripted = TestDatabase.create(engine, databases);
        new Migrator(commanded.access(), SETTINGS).upgrade("head");
        Migrator migrator = new Migrator(scripted.access(), SETTINGS);
        migrator.upgrade("head");

        runByHand(scripted, migrator.downgradeSql("-1"));
        new Migrator(commanded.access(), SETTINGS).downgrade("-1");

        assertThat(scripted.rows(ROWS)).isEqualTo(commanded.rows(ROWS));
        assertThat(migrator.history().newestApplied()).isEqualTo("20260101000000");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatCannotBePrintedNamesItsChangesetAndTheWholeReason(Engine engine) throws Exception {
        rows(engine, "loadData: {tableName: stock, file: absent.csv, usePreparedStatements: true}", "");
        TestDatabase database = TestDatabase.create(engine, databases);
        Migrator migrator = new Migrator(database.access(), SETTINGS);

        assertThatThrownBy(() -> migrator.upgradeSql("head"))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("changeset '20260102000000-rows.yaml::1' cannot be printed as SQL: ")
                .hasMessageContaining("absent.csv")
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> migrator.show("20260102")).hasMessageContaining("absent.csv");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aFileForATableThatIsNotThereYetIsPrintedOrRefusedInWords(Engine engine) throws Exception {
        rows(
                engine,
                "insert: {tableName: stock, columns: [{column: {name: id, valueNumeric: 7}},"
                        + " {column: {name: picture, valueBlobFile: picture.bin}}]}",
                "");
        Migrator migrator = new Migrator(TestDatabase.create(engine, databases).access(), SETTINGS);

        if (engine == Engine.H2) {
            assertThat(migrator.upgradeSql("head")).contains("X'0001ff273f'");
        } else {
            assertThatThrownBy(() -> migrator.upgradeSql("head"))
                    .isInstanceOf(MigrationException.class)
                    .hasMessage("changeset '20260102000000-rows.yaml::1' cannot be printed as SQL: column"
                            + " 'stock.picture' does not exist yet, and its type decides how a file is written to"
                            + " it");
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void bytesInBase64AndLargeObjectsArePrinted(Engine engine) throws Exception {
        write("lobs.csv", """
                id,picture
                1,AAH/Jz8=
                2,NULL
                """);
        rows(
                engine,
                "loadData: {tableName: stock, file: lobs.csv, columns: [{column: {name: id, type: NUMERIC}},"
                        + " {column: {name: picture, type: BLOB}}]}",
                "");
        String table = Files.readString(folder.resolve("20260101000000-table.yaml"));
        write("20260101000000-table.yaml", table.replace("bytea", "oid"));
        TestDatabase database = TestDatabase.create(engine, databases);
        Migrator migrator = new Migrator(database.access(), SETTINGS);

        runByHand(database, migrator.upgradeSql("head"));

        String hex = engine == Engine.H2 ? "rawtohex(picture)" : "encode(lo_get(picture), 'hex')";
        assertThat(database.rows("select id, " + hex + " from stock where id < 10 order by id"))
                .containsExactly("1|0001ff273f", "2|null");
        assertThat(migrator.upgrade("head").revisions()).isEmpty();
        TestDatabase commanded = TestDatabase.create(engine, databases);
        new Migrator(commanded.access(), SETTINGS).upgrade("head");
        assertThat(commanded.rows("select id, " + hex + " from stock where id < 10 order by id"))
                .containsExactly("1|0001ff273f", "2|null");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void codeIsNotRunForAScript(Engine engine) throws Exception {
        rows(engine, "customChange: {class: " + Task.class.getName() + "}", "");
        write(
                "20260102000000-rows.yaml",
                Files.readString(folder.resolve("20260102000000-rows.yaml")).replaceAll("(?s) *rollback:.*", ""));
        TestDatabase database = TestDatabase.create(engine, databases);
        Migrator migrator = new Migrator(database.access(), SETTINGS);
        migrator.upgrade("20260101");

        assertThatThrownBy(() -> migrator.upgradeSql("head"))
                .hasMessage("changeset '20260102000000-rows.yaml::1' cannot be printed as SQL: custom change '"
                        + Task.class.getName() + "' runs Java code");
        assertThatThrownBy(() -> migrator.show("20260102")).hasMessageEndingWith("runs Java code");
        assertThat(database.rows("select id from stock")).containsExactly("99");
        migrator.upgrade("head");
        assertThatThrownBy(() -> migrator.downgradeSql("-1")).hasMessageEndingWith("runs Java code");
        assertThat(database.rows("select id from stock order by id")).containsExactly("1", "99");
        migrator.downgrade("-1");
        assertThat(database.rows("select id from stock")).containsExactly("99");
    }

    /** Code of a project. */
    public static final class Task implements CustomTaskChange, CustomTaskRollback {

        @Override
        public void execute(Database database) throws CustomChangeException {
            run(database, "insert into stock (id) values (1)");
        }

        @Override
        public void rollback(Database database) throws CustomChangeException {
            run(database, "delete from stock where id = 1");
        }

        private static void run(Database database, String sql) throws CustomChangeException {
            try {
                ((JdbcConnection) database.getConnection()).createStatement().execute(sql);
            } catch (SQLException | DatabaseException failure) {
                throw new CustomChangeException(failure);
            }
        }

        @Override
        public String getConfirmationMessage() {
            return "done";
        }

        @Override
        public void setUp() {}

        @Override
        public void setFileOpener(ResourceAccessor resourceAccessor) {}

        @Override
        public ValidationErrors validate(Database database) {
            return new ValidationErrors();
        }
    }

    private void rows(Engine engine, String change, String rollback) throws IOException {
        write(
                "20260101000000-table.yaml",
                Files.readString(folder.resolve("20260101000000-table.yaml"))
                        .replace("%s", engine == Engine.H2 ? "blob" : "bytea"));
        write("20260102000000-rows.yaml", """
                databaseChangeLog:
                  - changeSet:
                      id: "1"
                      author: ann
                      changes:
                        - %s
                      rollback:
                        - sql: {sql: %s}
                """.formatted(change, rollback));
    }

    private static void runByHand(TestDatabase database, String script) throws SQLException {
        if (database.engine() == Engine.POSTGRESQL) {
            database.run(script);
            return;
        }
        try (Connection connection = database.connect()) {
            RunScript.execute(connection, new StringReader(script));
        }
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
