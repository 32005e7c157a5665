package dev.retort.migrations.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.apply.connect.DatabaseAccess;
import dev.retort.migrations.schema.Engine;
import dev.retort.testing.RecordingFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is on disk is all that a killed process leaves. H2 writes through a file system of ours, which keeps a copy of
 * the file as it is before each write; every copy is a kill, and each must be brought to the end.
 */
class H2CrashTest {

    /** Whether the store may hold back what is committed; without, the journal has to do it alone. */
    enum Writing {
        HELD_BACK,
        AT_ONCE
    }

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Writing.class)
    void whereverAnUpgradeIsKilledTheNextOneFinishesIt(Writing writing) throws SQLException, IOException {
        TestDatabase uncrashed = TestDatabase.create(Engine.H2, directory);
        migrator(uncrashed, Writing.HELD_BACK).upgrade("head");
        List<String> expected = CrashChangelog.outcome(uncrashed);

        List<TestDatabase> killed = recording(writing, migrator -> {}, migrator -> migrator.upgrade("head"));

        assertThat(killed).hasSizeGreaterThan(writing == Writing.AT_ONCE ? 100 : 20);
        for (TestDatabase image : Kills.some(killed)) {
            migrator(image, writing).upgrade("head");
            assertThat(CrashChangelog.outcome(image)).as(image.url()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(Writing.class)
    void whereverADowngradeIsKilledTheNextOneFinishesIt(Writing writing) throws SQLException, IOException {
        TestDatabase uncrashed = TestDatabase.create(Engine.H2, directory);
        migrator(uncrashed, Writing.HELD_BACK).upgrade("head");
        List<String> top = CrashChangelog.outcome(uncrashed);
        migrator(uncrashed, Writing.HELD_BACK).downgrade("base");
        String bottom = uncrashed.fingerprint();

        List<TestDatabase> killed =
                recording(writing, migrator -> migrator.upgrade("head"), migrator -> migrator.downgrade("base"));

        assertThat(killed).hasSizeGreaterThan(writing == Writing.AT_ONCE ? 100 : 20);
        for (TestDatabase image : Kills.some(killed)) {
            migrator(image, writing).downgrade("base");
            assertThat(image.fingerprint()).as(image.url()).isEqualTo(bottom);
            migrator(image, writing).upgrade("head");
            assertThat(CrashChangelog.outcome(image)).as(image.url()).isEqualTo(top);
        }
    }

    @ParameterizedTest
    @EnumSource(Writing.class)
    void whereverADowngradeIsKilledAnUpgradeLeadsBackToTheTop(Writing writing) throws SQLException, IOException {
        TestDatabase uncrashed = TestDatabase.create(Engine.H2, directory);
        migrator(uncrashed, Writing.HELD_BACK).upgrade("head");
        List<String> top = CrashChangelog.outcomeBesidesOrder(uncrashed);
        migrator(uncrashed, Writing.HELD_BACK).downgrade("base");
        String bottom = uncrashed.fingerprint();

        List<TestDatabase> killed =
                recording(writing, migrator -> migrator.upgrade("head"), migrator -> migrator.downgrade("base"));

        for (TestDatabase image : Kills.some(killed)) {
            migrator(image, writing).upgrade("head");
            assertThat(CrashChangelog.outcomeBesidesOrder(image))
                    .as(image.url())
                    .isEqualTo(top);
            migrator(image, writing).downgrade("base");
            assertThat(image.fingerprint()).as(image.url()).isEqualTo(bottom);
        }
    }

    private List<TestDatabase> recording(Writing writing, Consumer<Migrator> before, Consumer<Migrator> work) {
        TestDatabase database = TestDatabase.create(Engine.H2, directory);
        before.accept(migrator(database, writing));
        RecordingFileSystem.install();
        List<TestDatabase> images = new ArrayList<>();
        RecordingFileSystem.record(file -> images.add(copy(file)));
        try {
            TestDatabase recorded =
                    new TestDatabase(Engine.H2, database.url().replace("jdbc:h2:file:", "jdbc:h2:recorded:"));
            work.accept(migrator(recorded, writing));
        } finally {
            RecordingFileSystem.record(file -> {});
        }
        return images;
    }

    private TestDatabase copy(Path file) {
        TestDatabase image = TestDatabase.create(Engine.H2, directory);
        String path = image.url().replace("jdbc:h2:file:", "").replaceFirst(";.*", "") + ".mv.db";
        try {
            Files.copy(file, Path.of(path));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        // Each is closed some ten times, and H2 would compact it for 200 ms each time. Not 0: see docs/operations.md.
        return new TestDatabase(Engine.H2, image.url() + ";MAX_COMPACT_TIME=1");
    }

    private static Migrator migrator(TestDatabase database, Writing writing) {
        DatabaseAccess.Opener opener = writing == Writing.HELD_BACK ? DatabaseAccess::connect : H2CrashTest::open;
        return new Migrator(
                new DatabaseAccess(database.url(), "sa", "", java.util.Map.of(), opener), CrashChangelog.SETTINGS);
    }

    private static java.sql.Connection open(String url, Properties properties) throws SQLException {
        return Interception.of(DatabaseAccess.connect(url, properties), (sql, moment) -> {
            if (sql.equals("SET WRITE_DELAY " + Integer.MAX_VALUE)) {
                throw new SQLException("not here");
            }
        });
    }
}
