package dev.retort.migrations.apply.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.apply.FaultyDisk;
import dev.retort.migrations.apply.FaultyDisk.Fault;
import dev.retort.migrations.apply.TestDatabase;
import dev.retort.migrations.schema.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import liquibase.changelog.ChangeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages about an H2 database whose file cannot be used. */
class H2FileErrorsTest {

    @TempDir
    Path folder;

    @AfterEach
    void mendDisk() {
        FaultyDisk.have(Fault.NONE);
    }

    @Test
    void folderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("data"));

        MigrationException failure = openFails("jdbc:h2:file:" + file.resolve("retort"));

        assertThat(failure).hasMessageContaining("cannot be opened").hasMessageContaining("'" + file);
        assertThat(failure.remedy()).contains("allow this user", "QUARKUS_DATASOURCE_JDBC_URL");
    }

    @Test
    void fileThatMayNotBeOpenedIsNamed() {
        FaultyDisk.have(Fault.FORBIDDEN);

        MigrationException failure = openFails("jdbc:h2:file:faulty:" + folder.resolve("retort"));

        assertThat(failure)
                .hasMessageContaining("cannot be opened")
                .hasMessageContaining(folder.resolve("retort.mv.db") + "': permission denied");
        assertThat(failure.remedy()).contains("allow this user");
    }

    @Test
    void fileThatEndsTooSoonIsDamaged() throws IOException, SQLException {
        Path file = someDatabase();
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 5_000));

        assertThat(openFails("jdbc:h2:file:" + folder.resolve("retort")))
                .hasMessageContaining("damaged")
                .extracting(MigrationException::remedy)
                .asString()
                .contains("backup");
    }

    @Test
    void fileWithAnotherBeginningIsDamaged() throws IOException, SQLException {
        Files.write(someDatabase(), new byte[8_192], StandardOpenOption.WRITE);

        assertThat(openFails("jdbc:h2:file:" + folder.resolve("retort"))).hasMessageContaining("damaged");
    }

    @Test
    void fullDiskIsWhyADatabaseCannotBeMade() {
        FaultyDisk.have(Fault.FULL);

        MigrationException failure = openFails("jdbc:h2:file:faulty:" + folder.resolve("retort"));

        assertThat(failure).hasMessageContaining("cannot be read or written: No space left on device");
        assertThat(failure.remedy()).contains("free space");
    }

    @Test
    void fullDiskIsWhyAChangesetFailed() throws SQLException {
        FaultyDisk.have(Fault.NONE);
        // H2 closes it by itself, and says so when it is closed once more.
        Connection connection = new DatabaseAccess(
                        "jdbc:h2:file:faulty:" + folder.resolve("retort") + ";DB_CLOSE_ON_EXIT=FALSE", "sa", "")
                .open("test");
        Statement statement = connection.createStatement();
        FaultyDisk.have(Fault.FULL);
        SQLException full =
                catchThrowableOfType(SQLException.class, () -> statement.execute("create table item(code int)"));
        ChangeSet changeSet = new ChangeSet("2", "a", false, false, "db/some.yaml", null, null, null);

        MigrationException failure = ExceptionTranslator.of(changeSet, "apply", full);

        assertThat(failure)
                .isInstanceOf(DatabaseAwayException.class)
                .hasMessageContaining("'db/some.yaml::2'")
                .hasMessageEndingWith("No space left on device");
        assertThat(failure.remedy()).contains("free space");
    }

    private static MigrationException openFails(String url) {
        MigrationException failure = catchThrowableOfType(
                MigrationException.class,
                () -> new DatabaseAccess(url, "sa", "").open("test").close());
        assertThat(failure).isInstanceOf(DatabaseAwayException.class);
        return failure;
    }

    private Path someDatabase() throws SQLException {
        TestDatabase database = new TestDatabase(Engine.H2, "jdbc:h2:file:" + folder.resolve("retort"));
        database.run("create table item(code int)", "insert into item select x from system_range(1, 10000)");
        return folder.resolve("retort.mv.db");
    }
}
