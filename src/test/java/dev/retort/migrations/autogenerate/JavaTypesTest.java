package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.diff.ColumnChange.AddColumn;
import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.Value;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import java.util.List;
import models.TypeCases;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A revision for entities with every type that fields have makes tables that Hibernate finds right, on both engines. */
class JavaTypesTest {

    private static String revision;

    private static synchronized String revision() {
        if (revision == null) {
            Proposal proposal = ModelChangesTest.autogenerate(
                            Scratches.h2(), Servers.postgresql(), ModelChangesTest.NOTHING, TypeCases.all())
                    .propose(Decisions.none());
            assertThat(proposal.proofs())
                    .extracting(Proof::failure)
                    .as(proposal.body())
                    .containsOnlyNulls();
            revision = proposal.yaml("Every type");
        }
        return revision;
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void hibernateValidatesWhatTheRevisionMakes(String engine) {
        Scratches scratches = engine.equals("h2") ? Scratches.h2() : Servers.postgresql();
        try (Scratch scratch = scratches.open()) {
            ScratchChangelog.ofText(scratch, revision()).up();
            validate(scratch, TypeCases.all());
        }
    }

    @Test
    void theyAreWrittenTheSameWhereH2IsAllThatThereIs() {
        String alone = ModelChangesTest.autogenerate(Scratches.h2(), null, ModelChangesTest.NOTHING, TypeCases.all())
                .propose(Decisions.none())
                .yaml("Every type");
        assertThat(alone).isEqualTo(revision());
    }

    @Test
    void eachIsAddedToATableWithRowsAndTakenAwayAgain() {
        String bare = ModelChangesTest.autogenerate(
                        Scratches.h2(), Servers.postgresql(), ModelChangesTest.NOTHING, TypeCases.none())
                .propose(Decisions.none())
                .yaml("Tables");
        Decisions values = Decisions.none();
        for (String column : List.of("tiny", "plain", "single", "version")) {
            values = values.value("numbers." + column, Value.of("1"));
        }
        values = values.value("numbers.yes", Value.of("true"))
                .value("texts.brief", Value.of("sql:substring(cast(id as varchar(36)), 17, 20)"))
                .value("texts.letter", Value.of("a"));
        Proposal proposal = ModelChangesTest.autogenerate(
                        Scratches.h2(), Servers.postgresql(), bare, TypeCases.fields())
                .propose(values);
        assertThat(proposal.questions()).isEmpty();
        assertThat(proposal.proofs())
                .extracting(Proof::failure)
                .as(proposal.body())
                .containsOnlyNulls();
        assertThat(proposal.changes().stream()
                        .filter(AddColumn.class::isInstance)
                        .map(change -> ((AddColumn) change).column().type())
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(18);
        Proposal back = ModelChangesTest.autogenerate(
                        Scratches.h2(),
                        Servers.postgresql(),
                        bare
                                + proposal.yaml("Fields")
                                        .replace("databaseChangeLog:\n", "")
                                        .replace("id: \"", "id: \"f"),
                        TypeCases.none())
                .propose(Decisions.none());
        assertThat(back.proofs()).extracting(Proof::failure).as(back.body()).containsOnlyNulls();
    }

    /** As {@code quarkus.hibernate-orm.schema-management.strategy=validate} does. */
    private static void validate(Scratch scratch, List<Class<?>> classes) {
        StandardServiceRegistry registry = new StandardServiceRegistryBuilder()
                .applySetting(
                        "hibernate.dialect",
                        scratch.engine().id().equals("h2")
                                ? "org.hibernate.dialect.H2Dialect"
                                : "org.hibernate.dialect.PostgreSQLDialect")
                .applySetting("hibernate.connection.provider_class", new OneConnection(scratch.connection()))
                .applySetting("hibernate.hbm2ddl.auto", "validate")
                .build();
        try {
            MetadataSources sources = new MetadataSources(registry);
            classes.forEach(sources::addAnnotatedClass);
            sources.buildMetadata().buildSessionFactory().close();
        } finally {
            StandardServiceRegistryBuilder.destroy(registry);
        }
    }
}
