package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.snapshot.EntityModelReader;
import dev.retort.migrations.snapshot.PersistenceUnit;
import dev.retort.migrations.snapshot.RunningHibernate;
import dev.retort.migrations.snapshot.SchemaReader;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** The service's own entities, its changelog and the database that the changelog made are in step. */
abstract class InSyncBehaviour {

    private static final String COMMAND = "type: ./retort revision --autogenerate -m \"What changed\"";

    @Inject
    SessionFactory sessions;

    @Inject
    DataSource dataSource;

    abstract Scratches scratches();

    private Autogenerate autogenerate() {
        return new Autogenerate(
                scratches(),
                null,
                scratch -> ScratchChangelog.ofClassPath(scratch, ChangelogSettings.of("db/changeLog.yaml")),
                engine -> EntityModelReader.read(engine, PersistenceUnit.configured(engine)));
    }

    @Test
    void theChangelogMakesWhatTheEntitiesWant() {
        assertThat(autogenerate().missing())
                .as("what the changelog lacks; " + COMMAND)
                .extracting(SchemaChange::description)
                .isEmpty();
    }

    @Test
    void hibernateNeedNotRunToBeAskedAboutTheEntities() throws ReflectiveOperationException {
        Engine engine = scratches().engine();
        assertThat(EntityModelReader.read(engine, PersistenceUnit.configured(engine))
                        .statements())
                .containsExactlyElementsOf(RunningHibernate.statements(sessions, engine));
    }

    @Test
    void nothingIsWrittenWhereNothingDiffers() {
        Autogenerate autogenerate = autogenerate();
        assumeThat(autogenerate.missing()).as("what another test complains of").isEmpty();
        Proposal proposal = autogenerate.propose(Decisions.none());
        assertThat(proposal.body()).isNull();
        assertThat(proposal.questions()).isEmpty();
    }

    @Test
    void theDatabaseIsWhatTheChangelogMakes() throws SQLException {
        Autogenerate autogenerate = autogenerate();
        try (Connection connection = dataSource.getConnection()) {
            InSync found =
                    autogenerate.check(SchemaReader.of(scratches().engine()).read(connection), file -> true);
            assertThat(found.drift()).extracting(SchemaChange::description).isEmpty();
        }
    }
}
