package dev.retort.migrations.apply.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.apply.CrashChangelog;
import dev.retort.migrations.apply.Migrator;
import dev.retort.migrations.apply.TestDatabase;
import dev.retort.migrations.schema.Engine;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.h2.tools.RunScript;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A printed script, run by hand, does what the command does. */
class ScriptTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Engine.class)
    void theScriptOfAnUpgradeLeavesWhatTheCommandLeaves(Engine engine) throws Exception {
        TestDatabase commanded = TestDatabase.create(engine, directory);
        new Migrator(commanded.access(), CrashChangelog.SETTINGS).upgrade("head");

        TestDatabase scripted = TestDatabase.create(engine, directory);
        Migrator migrator = new Migrator(scripted.access(), CrashChangelog.SETTINGS);
        runByHand(scripted, migrator.upgradeSql("20260101"));
        assertThat(migrator.history().newestApplied()).isEqualTo("20260101000000");
        runByHand(scripted, migrator.upgradeSql("head"));

        assertThat(CrashChangelog.outcome(scripted)).isEqualTo(CrashChangelog.outcome(commanded));
        assertThat(migrator.upgrade("head").revisions()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void theScriptOfADowngradeLeavesWhatTheCommandLeaves(Engine engine) throws Exception {
        TestDatabase commanded = TestDatabase.create(engine, directory);
        Migrator command = new Migrator(commanded.access(), CrashChangelog.SETTINGS);
        command.upgrade("head");
        command.downgrade("20260101");
        TestDatabase scripted = TestDatabase.create(engine, directory);
        Migrator migrator = new Migrator(scripted.access(), CrashChangelog.SETTINGS);
        migrator.upgrade("head");
        List<String> before = CrashChangelog.outcome(scripted);

        String script = migrator.downgradeSql("20260101");

        assertThat(CrashChangelog.outcome(scripted)).isEqualTo(before);
        runByHand(scripted, script);
        assertThat(scripted.fingerprint()).isEqualTo(commanded.fingerprint());
        assertThat(CrashChangelog.history(scripted)).isEqualTo(CrashChangelog.history(commanded));
        assertThat(scripted.rows("SELECT * FROM place ORDER BY id"))
                .isEqualTo(commanded.rows("SELECT * FROM place ORDER BY id"));
    }

    private void runByHand(TestDatabase database, String script)
            throws SQLException, IOException, InterruptedException {
        if (database.engine() == Engine.H2) {
            try (Connection connection = database.connect()) {
                RunScript.execute(connection, new StringReader(script));
            }
            return;
        }
        Path file = Files.writeString(directory.resolve("script.sql"), script);
        Process psql;
        try {
            psql = new ProcessBuilder("psql", "-q", "-v", "ON_ERROR_STOP=1", "-f", file.toString(), uri(database))
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("psql.log").toFile())
                    .start();
        } catch (IOException notInstalled) {
            database.run(script.split(";\\R"));
            return;
        }
        assertThat(psql.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(psql.exitValue())
                .as(Files.readString(directory.resolve("psql.log")))
                .isZero();
    }

    private static String uri(TestDatabase database) {
        return database.url().replace("jdbc:postgresql://", "postgresql://postgres:postgres@");
    }
}
