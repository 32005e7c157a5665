package dev.retort.migrations.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.Migrations.MoveResult;
import dev.retort.migrations.Migrations.State;
import dev.retort.migrations.apply.connect.DatabaseAccess;
import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.history.RevisionStatus;
import dev.retort.migrations.schema.Engine;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** On the changelog of the service itself. */
class MigratorTest {

    private static final ChangelogSettings USERS = ChangelogSettings.of("db/firstRevisions.yaml");
    private static final String FIRST = "20260105090000";
    private static final String SECOND = "20260112090000";
    private static final String THIRD = "20260119090000";

    @TempDir
    Path directory;

    @Test
    void aDatabaseThatDoesNotHoldEveryTextIsRefused() throws SQLException {
        TestDatabase database = encoded("LATIN1");

        assertThatThrownBy(() -> new Migrator(database.access(), USERS).upgrade("head"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("' is LATIN1");

        assertThat(database.rows("select count(*) from pg_tables where schemaname = 'public'"))
                .containsExactly("0");
    }

    @Test
    void aDatabaseThatHoldsAnyBytesIsTaken() throws SQLException {
        TestDatabase database = encoded("SQL_ASCII");

        assertThat(new Migrator(database.access(), USERS).upgrade("head").to()).isEqualTo(THIRD);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            revoke create on schema public from public       | (GRANT, or make it the owner)
            revoke usage on schema public from public        | GRANT USAGE, CREATE on it
            alter role %s set default_transaction_read_only = on | unset the user's default_transaction_read_only
            """)
    void whoMayNotMigrateIsToldWhatWouldLetThem(String obstacle, String remedy) throws SQLException {
        TestDatabase database = TestDatabase.create(Engine.POSTGRESQL, directory);
        String user = "limited_" + UUID.randomUUID().toString().replace('-', '_');
        database.run(
                "create role " + user + " login password 'limited'",
                "grant create on schema public to public",
                obstacle.formatted(user));

        assertThatThrownBy(
                        () -> new Migrator(new DatabaseAccess(database.url(), user, "limited"), USERS).upgrade("head"))
                .isInstanceOfSatisfying(MigrationException.class, failure -> assertThat(failure.remedy())
                        .contains(remedy));
    }

    @Test
    void whoMayNotLookIntoTheSchemaIsNotToldThatNothingIsApplied() throws SQLException {
        TestDatabase database = TestDatabase.create(Engine.POSTGRESQL, directory);
        new Migrator(database.access(), USERS).upgrade("head");
        String user = "blind_" + UUID.randomUUID().toString().replace('-', '_');
        database.run("create role " + user + " login password 'blind'", "revoke usage on schema public from public");

        assertThatThrownBy(() -> new Migrator(new DatabaseAccess(database.url(), user, "blind"), USERS).history())
                .isInstanceOfSatisfying(MigrationException.class, failure -> assertThat(failure.remedy())
                        .contains("GRANT USAGE"));
    }

    @Test
    void whoDoesNotOwnATableIsToldSo() throws SQLException {
        TestDatabase database = TestDatabase.create(Engine.POSTGRESQL, directory);
        new Migrator(database.access(), USERS).upgrade(FIRST);
        String user = "limited_" + UUID.randomUUID().toString().replace('-', '_');
        database.run(
                "create role " + user + " login password 'limited'",
                "grant all on schema public to " + user,
                "grant all on all tables in schema public to " + user);

        assertThatThrownBy(
                        () -> new Migrator(new DatabaseAccess(database.url(), user, "limited"), USERS).upgrade("head"))
                .isInstanceOfSatisfying(MigrationException.class, failure -> assertThat(failure.remedy())
                        .contains("make it the owner"));
    }

    @Test
    void aDatabaseThatIsNotThereAndAUserWhoIsNotAreNamed() {
        String url = TestDatabase.create(Engine.POSTGRESQL, directory).url();
        String secret = url.replace("//", "//me:hu/sh@").replaceFirst("[^/]+$", "x");

        assertThatThrownBy(() -> new Migrator(new DatabaseAccess(url + "x", "postgres", "postgres"), USERS).history())
                .isInstanceOfSatisfying(MigrationException.class, failure -> assertThat(failure.remedy())
                        .startsWith("create it"));
        assertThatThrownBy(() -> new Migrator(new DatabaseAccess(url, "nobody", "x"), USERS).history())
                .isInstanceOfSatisfying(MigrationException.class, failure -> assertThat(failure.remedy())
                        .startsWith("check user and password"));
        assertThat(new DatabaseAccess(secret, "me", null).place()).doesNotContain("hu/sh");
    }

    private TestDatabase encoded(String encoding) throws SQLException {
        TestDatabase first = TestDatabase.create(Engine.POSTGRESQL, directory);
        String name = "encoded_" + UUID.randomUUID().toString().replace('-', '_');
        first.run("create database " + name + " encoding '" + encoding
                + "' template template0 locale_provider libc lc_collate 'C' lc_ctype 'C'");
        return new TestDatabase(Engine.POSTGRESQL, first.url().replaceFirst("[^/]+$", name));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void upgradeAppliesEveryRevisionOnce(Engine engine) throws SQLException {
        TestDatabase database = TestDatabase.create(engine, directory);
        Migrator migrator = new Migrator(database.access(), USERS);

        MoveResult moved = migrator.upgrade("head");

        assertThat(moved).isEqualTo(new MoveResult(null, THIRD, List.of(FIRST, SECOND, THIRD)));
        assertThat(migrator.upgrade("head")).isEqualTo(new MoveResult(THIRD, THIRD, List.of()));
        assertThat(migrator.history().standings())
                .extracting(RevisionStatus::state)
                .containsOnly(State.APPLIED);
        assertThat(database.rows("SELECT LOCKED FROM DATABASECHANGELOGLOCK")).hasSize(1);
        assertThat(database.rows("SELECT MIN(ORDEREXECUTED), MAX(ORDEREXECUTED), COUNT(*) FROM DATABASECHANGELOG"))
                .containsExactly(engine == Engine.H2 ? "1|7|7" : "1|9|9");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void downgradeGivesBackTheSchemaBefore(Engine engine) throws SQLException {
        TestDatabase database = TestDatabase.create(engine, directory);
        Migrator migrator = new Migrator(database.access(), USERS);
        migrator.upgrade("2026010");
        String first = database.fingerprint();
        migrator.upgrade("head");

        assertThat(migrator.downgrade("20260105")).isEqualTo(new MoveResult(THIRD, FIRST, List.of(THIRD, SECOND)));

        assertThat(database.fingerprint()).isEqualTo(first);
        assertThat(migrator.downgrade("-1").to()).isNull();
        assertThat(migrator.upgrade("+2").to()).isEqualTo(SECOND);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aDistanceBeyondTheEndIsRefusedAndNothingDone(Engine engine) {
        TestDatabase database = TestDatabase.create(engine, directory);
        Migrator migrator = new Migrator(database.access(), USERS);
        assertThat(migrator.downgrade("-1").revisions()).as("nothing to do").isEmpty();
        migrator.upgrade(SECOND);

        assertThatThrownBy(() -> migrator.downgrade("-3"))
                .isInstanceOf(MigrationException.class)
                .hasMessage("'-3' goes too far: only 2 revisions are applied");
        assertThatThrownBy(() -> migrator.downgradeSql("-3")).hasMessageContaining("only 2");
        assertThatThrownBy(() -> migrator.upgrade("+2")).hasMessage("'+2' goes too far: only 1 revision is pending");
        assertThatThrownBy(() -> migrator.upgradeSql("+2")).hasMessageContaining("only 1");

        assertThat(migrator.history().newestApplied()).isEqualTo(SECOND);
        migrator.upgrade("+1");
        assertThat(migrator.upgrade("+1").revisions()).as("nothing to do").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void stampRecordsWithoutRunning(Engine engine) throws SQLException {
        TestDatabase database = TestDatabase.create(engine, directory);
        Migrator migrator = new Migrator(database.access(), USERS);

        assertThat(migrator.stamp("head").to()).isEqualTo(THIRD);
        assertThat(migrator.upgrade("head").revisions()).isEmpty();
        assertThat(migrator.stamp(FIRST)).isEqualTo(new MoveResult(THIRD, FIRST, List.of(SECOND, THIRD)));
        assertThat(migrator.stamp("base").to()).isNull();

        assertThat(migrator.upgrade("head").to()).isEqualTo(THIRD);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void timesAreInUtcWhateverTheZone(Engine engine) {
        TestDatabase database = TestDatabase.create(engine, directory);
        Migrator migrator = new Migrator(database.access(), USERS);
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
        try {
            migrator.upgrade(FIRST);
            TimeZone.setDefault(TimeZone.getTimeZone("America/Caracas"));
            migrator.upgrade("head");

            assertThat(migrator.history().standings()).allSatisfy(standing -> assertThat(standing.appliedAt())
                    .isCloseTo(Instant.now(), within(2, ChronoUnit.MINUTES)));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void anEditedRevisionIsNamedAndNothingIsApplied(Engine engine) throws SQLException {
        TestDatabase database = TestDatabase.create(engine, directory);
        Migrator migrator = new Migrator(database.access(), USERS);
        migrator.upgrade(SECOND);
        database.run("UPDATE DATABASECHANGELOG SET MD5SUM = '9:00000000000000000000000000000000'"
                + " WHERE FILENAME LIKE '%" + FIRST + "%' AND ID = '2'");

        assertThatThrownBy(() -> migrator.upgrade("head"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("db/changelog/20260105090000-create-users-table.yaml");

        assertThat(migrator.history().standings())
                .extracting(RevisionStatus::state)
                .containsExactly(State.CHANGED, State.APPLIED, State.PENDING);
        migrator.stamp(SECOND);
        assertThat(migrator.upgrade("head").revisions()).containsExactly(THIRD);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void anUnknownRevisionIsInTheWayOfADowngradeOnly(Engine engine) throws SQLException {
        TestDatabase database = TestDatabase.create(engine, directory);
        Migrator migrator = new Migrator(database.access(), USERS);
        migrator.upgrade(SECOND);
        database.run(
                "INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, EXECTYPE)"
                        + " VALUES ('1', 'retort', 'db/changelog/20270101000000-later.yaml', CURRENT_TIMESTAMP, 99, 'EXECUTED')");

        assertThat(migrator.upgrade("head").revisions()).containsExactly(THIRD);
        assertThat(migrator.history().newestApplied()).isEqualTo("20270101000000");
        assertThatThrownBy(() -> migrator.downgrade("base")).hasMessageContaining("20270101000000");
        assertThat(migrator.history().in(State.APPLIED)).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void lookingLeavesNothingBehind(Engine engine) throws SQLException {
        TestDatabase database = TestDatabase.create(engine, directory);
        Migrator migrator = new Migrator(database.access(), USERS);

        assertThat(migrator.history().newestApplied()).isNull();
        assertThat(migrator.show(FIRST).sql()).anyMatch(sql -> sql.startsWith("CREATE TABLE"));
        assertThat(migrator.upgradeSql("head")).contains("DATABASECHANGELOGLOCK");

        assertThat(database.rows(
                        "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE UPPER(TABLE_SCHEMA) = 'PUBLIC'"))
                .isEmpty();
    }
}
