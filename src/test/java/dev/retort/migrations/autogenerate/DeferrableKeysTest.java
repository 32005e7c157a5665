package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.schema.Deferrability;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.ForeignKey;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Table;
import dev.retort.migrations.schema.Unique;
import dev.retort.migrations.snapshot.EntityModelReader;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import models.DeferrableCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When PostgreSQL looks at a key: what entities say is written, and what a changelog says outlives what they do not. */
class DeferrableKeysTest {

    private static final String TABLE = "create table step (id bigint, place integer not null, before_id bigint,"
            + " constraint step_pk primary key (id) deferrable initially deferred,"
            + " constraint step_place_uk unique (place) deferrable initially deferred)";

    private static final String REFERRED = "create table step (id bigint, place integer not null, before_id bigint,"
            + " constraint step_pk primary key (id),"
            + " constraint step_place_uk unique (place) deferrable initially deferred,"
            + " constraint step_before_fk foreign key (before_id) references step (id) deferrable)";

    @ParameterizedTest
    @ValueSource(
            classes = {
                DeferrableCases.Deferred.class,
                DeferrableCases.Deferrable.class,
                DeferrableCases.NotDeferrable.class,
                DeferrableCases.Everywhere.class,
            })
    void thatEntitiesSayIsWrittenFromNothing(Class<?> entity) {
        Proposal proposal = proven(ModelChangesTest.NOTHING, entity);
        String yaml = proposal.yaml("deferrable");
        assertThat(alone(yaml, entity).missing()).isEmpty();
        try (Scratch made = Servers.postgresql().open();
                Scratch created = Servers.postgresql().open()) {
            ScratchChangelog.ofText(made, yaml).up();
            created.run(EntityModelReader.read(Engine.POSTGRESQL, List.of(entity), Map.of())
                    .statements());
            assertThat(deferrabilities(made.read())).isEqualTo(deferrabilities(created.read()));
        }
    }

    @Test
    void becomesAnotherOneAndComesBack() {
        List<Class<?>> all = List.of(
                DeferrableCases.Silent.class,
                DeferrableCases.Deferrable.class,
                DeferrableCases.Deferred.class,
                DeferrableCases.NotDeferrable.class);
        for (int i = 1; i < all.size(); i++) {
            String base = proven(ModelChangesTest.NOTHING, all.get(i - 1)).yaml("before");
            assertThat(proven(base, all.get(i)).changes())
                    .extracting(SchemaChange::kind)
                    .containsExactly(
                            "dropForeignKeyConstraint",
                            "dropUniqueConstraint",
                            "addUniqueConstraint",
                            "addForeignKeyConstraint");
        }
    }

    @Test
    void isSaidInWords() {
        assertThat(proven(ModelChangesTest.NOTHING, DeferrableCases.Deferred.class)
                        .changes())
                .extracting(SchemaChange::description)
                .contains("add foreign key on before_id of 'step' to 'step', deferrable initially deferred");
    }

    @ParameterizedTest
    @ValueSource(strings = {TABLE, REFERRED})
    void thatTheEntitiesDoNotSayIsNoDifference(String table) {
        String base = base(table);
        List<String> kinds = table.equals(TABLE) ? List.of("addForeignKeyConstraint") : List.of();
        assertThat(both(base, DeferrableCases.Silent.class).missing())
                .extracting(SchemaChange::kind)
                .isEqualTo(kinds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                REFERRED,
                "create table step (id bigint not null, place integer not null, before_id bigint);"
                        + " alter table step add constraint step_pk primary key (id);"
                        + " alter table step add constraint step_place_uk unique (place) deferrable initially deferred;"
                        + " alter table step add constraint step_before_fk foreign key (before_id) references step (id);"
                        + " alter table step alter constraint step_before_fk deferrable",
            })
    void outlivesWhatHasItsKeysMadeAnew(String statements) {
        for (Class<?> entity : List.of(DeferrableCases.SilentRenamed.class, DeferrableCases.SilentOfTexts.class)) {
            assertKept(base(statements), entity, "DEFERRABLE", "INITIALLY_DEFERRED");
        }
    }

    @Test
    void outlivesItWhereLiquibaseMadeIt() {
        String base = """
                databaseChangeLog:
                  - changeSet: {id: 1, author: me, changes: [{createTable: {tableName: step, columns: [
                      {column: {name: id, type: bigint, constraints: {primaryKey: true, primaryKeyName: step_pk, nullable: false}}},
                      {column: {name: place, type: int, constraints: {nullable: false}}},
                      {column: {name: before_id, type: bigint}}]}}]}
                  - changeSet: {id: 2, author: me, changes: [{addUniqueConstraint: {tableName: step, columnNames: place,
                      constraintName: step_place_uk, deferrable: true}}]}
                  - changeSet: {id: 3, author: me, changes: [{addForeignKeyConstraint: {baseTableName: step,
                      baseColumnNames: before_id, constraintName: step_before_fk, referencedTableName: step,
                      referencedColumnNames: id, deferrable: true, initiallyDeferred: true}}], dbms: postgresql}
                  - changeSet: {id: 3h, author: me, changes: [{addForeignKeyConstraint: {baseTableName: step,
                      baseColumnNames: before_id, constraintName: step_before_fk, referencedTableName: step,
                      referencedColumnNames: id}}], dbms: h2}
                """;
        for (Class<?> entity : List.of(DeferrableCases.SilentRenamed.class, DeferrableCases.SilentOfTexts.class)) {
            assertKept(base, entity, "INITIALLY_DEFERRED", "DEFERRABLE");
        }
    }

    @Test
    void ofAPrimaryKeyOutlivesAnotherTypeAndDropsOfItsTable() {
        String base = base(TABLE.replace(", before_id bigint", ""));
        Autogenerate without = new Autogenerate(
                Servers.postgresql(),
                Set.of(Engine.POSTGRESQL),
                null,
                scratch -> ScratchChangelog.ofText(scratch, base),
                engine -> EntityModelReader.read(engine, List.of(models.KeyCases.Shop.class), Map.of()));
        Proposal proposal = without.propose(Decisions.none().drop("step"));
        assertThat(proposal.proofs()).extracting(Proof::failure).containsOnlyNulls();
        try (Scratch scratch = Servers.postgresql().open()) {
            ScratchChangelog.ofText(scratch, base).up();
            Schema start = scratch.read();
            ScratchChangelog revision = ScratchChangelog.ofText(scratch, proposal.yaml("drop"));
            revision.up();
            revision.down();
            assertThat(scratch.read()).isEqualTo(start);
            assertThat(start.table("step").orElseThrow().primaryKey().deferrability())
                    .isEqualTo(Deferrability.INITIALLY_DEFERRED);
        }
    }

    @Test
    void thatADatabaseLostIsADifference() {
        try (Scratch database = Servers.postgresql().open()) {
            database.run(List.of(REFERRED.replace(" deferrable initially deferred", "")));
            InSync check = alone(base(REFERRED), DeferrableCases.Silent.class).check(database.read(), file -> true);
            assertThat(check.unwritten()).isEmpty();
            assertThat(check.drift())
                    .extracting(SchemaChange::description)
                    .containsExactly(
                            "drop unique constraint on place of 'step'",
                            "add unique constraint on place of 'step', deferrable initially deferred");
        }
    }

    @Test
    void isRefusedByH2WhereThatIsMeantToo() {
        for (Class<?> entity : List.of(DeferrableCases.Deferred.class, DeferrableCases.Everywhere.class)) {
            for (Autogenerate each : List.of(
                    ModelChangesTest.autogenerate(Scratches.h2(), null, ModelChangesTest.NOTHING, List.of(entity)),
                    both(ModelChangesTest.NOTHING, entity))) {
                assertThatThrownBy(() -> each.propose(Decisions.none()))
                        .isInstanceOf(MigrationException.class)
                        .hasMessageStartingWith("h2 refuses");
            }
        }
    }

    private static void assertKept(String base, Class<?> entity, String foreignKey, String unique) {
        Decisions answers = entity == DeferrableCases.SilentRenamed.class
                ? Decisions.none().rename("step.place", "step.position")
                : Decisions.none();
        String alone = ModelChangesTest.autogenerate(Scratches.h2(), null, base, List.of(entity))
                .propose(answers)
                .yaml("after");
        Proposal both = both(base, entity).propose(answers);
        assertThat(both.proofs()).extracting(Proof::failure).containsOnlyNulls();
        assertThat(both.yaml("after")).isEqualTo(alone);
        try (Scratch scratch = Servers.postgresql().open()) {
            ScratchChangelog.ofText(scratch, base).up();
            Schema start = scratch.read();
            ScratchChangelog revision = ScratchChangelog.ofText(scratch, alone);
            revision.up();
            String column = entity == DeferrableCases.SilentRenamed.class ? "position" : "place";
            assertThat(deferrabilities(scratch.read()))
                    .containsExactly("step [before_id] " + foreignKey, "step [" + column + "] " + unique);
            revision.down();
            assertThat(scratch.read()).isEqualTo(start);
        }
    }

    private static List<String> deferrabilities(Schema schema) {
        List<String> all = new ArrayList<>();
        for (Table table : schema.tables().values()) {
            for (ForeignKey key : table.foreignKeys()) {
                all.add(table.name() + " " + key.columns() + " " + key.deferrability());
            }
            for (Unique unique : table.uniques()) {
                all.add(table.name() + " " + unique.columns() + " " + unique.deferrability());
            }
        }
        return all;
    }

    private static Proposal proven(String base, Class<?> entity) {
        Proposal proposal = alone(base, entity).propose(Decisions.none());
        assertThat(proposal.questions()).isEmpty();
        assertThat(proposal.proofs()).isNotEmpty().extracting(Proof::failure).containsOnlyNulls();
        return proposal;
    }

    private static Autogenerate alone(String base, Class<?> entity) {
        return new Autogenerate(
                Servers.postgresql(),
                Set.of(Engine.POSTGRESQL),
                null,
                scratch -> ScratchChangelog.ofText(scratch, base),
                engine -> EntityModelReader.read(engine, List.of(entity), Map.of()));
    }

    private static Autogenerate both(String base, Class<?> entity) {
        return ModelChangesTest.autogenerate(Servers.postgresql(), Scratches.h2(), base, List.of(entity));
    }

    /** H2 gets the same statements without what it does not have. */
    private static String base(String statements) {
        String onH2 = statements
                .replaceAll("; alter table step alter constraint[^;]*", "")
                .replaceAll(" deferrable| initially deferred", "");
        return "databaseChangeLog:\n" + changeSet("h2", onH2) + changeSet("postgresql", statements);
    }

    private static String changeSet(String dbms, String statements) {
        return "  - changeSet: {id: " + dbms + ", author: me, dbms: " + dbms + ", changes: [{sql: {sql: '" + statements
                + "'}}], rollback: [{empty: {}}]}\n";
    }
}
