package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.apply.Migrator;
import dev.retort.migrations.apply.TestDatabase;
import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import models.ValueListCases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists of values in the definition of a table, which H2 2.4.240 loses with the session that made them. */
class ValueListsTest {

    private static final String INSERT = "insert into vessel (id, kind, rank, flag, port, state, insured) values ";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Engine.class)
    void holdWhenTheSessionThatMadeThemHasEnded(Engine engine) throws Exception {
        Scratches scratches = engine == Engine.H2 ? Scratches.h2() : Servers.postgresql();
        Proposal proposal = ModelChangesTest.autogenerate(scratches, null, ModelChangesTest.NOTHING, ValueListCases.ALL)
                .propose(Decisions.none());
        assertThat(proposal.proofs()).hasSize(1).extracting(Proof::failure).containsOnlyNulls();
        String yaml = proposal.yaml("vessels");
        assertThat(ModelChangesTest.autogenerate(scratches, null, yaml, ValueListCases.ALL)
                        .missing())
                .isEmpty();

        TestDatabase database = database(engine);
        upgrade(database, yaml);

        database.run(INSERT + "(1, 'Boat', 3, 'ü', 'Hull', 'a', 'Y')");
        database.run(INSERT + "(2, 'Ship', null, 'it''s in (1)', 'Kiel', 's', 'N')");
        assertThat(database.rows("select id, german from vessel order by id")).containsExactly("1|0", "2|1");
        for (String refused : new String[] {
            "'Raft', 3, 'ü', 'Hull', 'a', 'Y'",
            "'Boat', 4, 'ü', 'Hull', 'a', 'Y'",
            "'Boat', 3, 'u', 'Hull', 'a', 'Y'",
            "'Boat', 3, 'ü', 'in (2)', 'a', 'Y'",
            "'Boat', 3, 'ü', 'Kiel', 'a', 'Y'",
            "'Boat', 3, 'ü', 'Hull', 'b', 'Y'",
            "'Boat', 3, 'ü', 'Hull', 'a', 'y'"
        }) {
            assertThatThrownBy(() -> database.run(INSERT + "(3, " + refused + ")"))
                    .as(refused)
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo(engine == Engine.H2 ? "23513" : "23514");
        }
    }

    /** In memory, or it would be opened again, which mends what was lost. */
    private TestDatabase database(Engine engine) {
        return engine == Engine.H2
                ? new TestDatabase(engine, "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1")
                : TestDatabase.create(engine, folder);
    }

    private void upgrade(TestDatabase database, String yaml) throws Exception {
        Files.writeString(folder.resolve("all.yaml"), yaml);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader withFolder =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(withFolder);
            new Migrator(database.access(), ChangelogSettings.of("all.yaml")).upgrade("head");
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
