package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.Migrations.State;
import dev.retort.migrations.apply.Migrator;
import dev.retort.migrations.apply.connect.DatabaseAccess;
import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.dialect.H2Parameters;
import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.snapshot.EntityModelReader;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import models.ColumnCases;
import models.EngineCases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parameters of an H2 URL hold for its scratch databases too. */
class H2ParametersTest {

    private static final ChangelogSettings USERS = ChangelogSettings.of("db/firstRevisions.yaml");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DATABASE_TO_LOWER=TRUE",
                "database_to_lower=true;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                "MODE=PostgreSQL",
                "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                "MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                "MODE=MSSQLServer",
                "CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                "NON_KEYWORDS=VALUE,KEY,YEAR,USER",
                "DATABASE_TO_LOWER=TRUE;NON_KEYWORDS=VALUE,KEY,YEAR,USER",
                "INIT=SET LOCK_TIMEOUT 1000\\;SET LOCK_TIMEOUT 2000;DATABASE_TO_LOWER=TRUE"
            })
    void revisionsGoUpAndDownAndAreInSync(String parameters) {
        String url = "jdbc:h2:file:" + folder.resolve("db").toAbsolutePath() + ";" + parameters;
        Scratches scratches = Scratches.h2(H2Parameters.of(url, Map.of()));
        Migrator migrator = new Migrator(new DatabaseAccess(url, "sa", ""), USERS);
        Autogenerate own = new Autogenerate(
                scratches,
                Set.of(Engine.H2),
                null,
                scratch -> ScratchChangelog.ofClassPath(scratch, USERS),
                engine -> EntityModelReader.read(engine, List.of(), Map.of()));
        for (int i = 0; i < 2; i++) {
            assertThat(migrator.upgrade("head").revisions()).hasSize(3);
            assertThat(own.check(migrator.schema(), file -> true).drift()).isEmpty();
            assertThat(migrator.history().in(State.APPLIED)).hasSize(3);
            assertThat(migrator.downgrade("base").revisions()).hasSize(3);
            assertThat(migrator.schema().tables()).isEmpty();
        }
        own.verify(file -> true)
                .forEach((file, proof) -> assertThat(proof.failure()).as(file).isNull());

        List<Class<?>> quoted = List.of(EngineCases.QuotedOrder.class, ColumnCases.Named.class);
        assertWritten(scratches, quoted, List.of(EngineCases.QuotedOrder.class, ColumnCases.Titled.class));
        if (parameters.contains("NON_KEYWORDS")) {
            assertWritten(
                    scratches, List.of(EngineCases.KeyAndValue.class), List.of(EngineCases.KeyValueAndYear.class));
        }
    }

    private static void assertWritten(Scratches scratches, List<Class<?>> before, List<Class<?>> after) {
        String base = proven(scratches, ModelChangesTest.NOTHING, before);
        assertThat(alone(scratches, base, before).missing()).isEmpty();
        String whole = base
                + proven(scratches, base, after)
                        .replace("databaseChangeLog:\n", "")
                        .replace("id: \"", "id: \"second-");
        assertThat(alone(scratches, whole, after).missing()).isEmpty();
    }

    private static String proven(Scratches scratches, String changelog, List<Class<?>> entities) {
        Proposal proposal =
                alone(scratches, changelog, entities).propose(Decisions.none().noOtherRename());
        for (Proof proof : proposal.proofs()) {
            assertThat(proof.failure()).as(proposal.yaml("a change")).isNull();
        }
        assertThat(proposal.proofs()).hasSize(1);
        return proposal.yaml("a change");
    }

    private static Autogenerate alone(Scratches scratches, String changelog, List<Class<?>> entities) {
        return new Autogenerate(
                scratches,
                Set.of(Engine.H2),
                null,
                scratch -> ScratchChangelog.ofText(scratch, changelog),
                engine -> EntityModelReader.read(engine, entities, Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:mem:x;OLD_INFORMATION_SCHEMA=TRUE, OLD_INFORMATION_SCHEMA=TRUE",
        "jdbc:h2:mem:x;database_to_upper=false, DATABASE_TO_UPPER=FALSE",
        "jdbc:h2:mem:x;MODE=Oracle, MODE=Oracle",
        "jdbc:h2:mem:x;ALLOW_LITERALS=NONE, ALLOW_LITERALS=NONE",
    })
    void whatCannotWorkIsRefused(String url, String named) {
        assertThatThrownBy(() -> H2Parameters.of(url, Map.of()).requireSupported())
                .isInstanceOf(MigrationException.class)
                .hasMessage("the parameter '" + named + "' of the H2 URL is not supported by migrations");
    }
}
