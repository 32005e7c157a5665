package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import java.util.List;
import models.CollationCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A collation that a handwritten revision gave to a column outlives what the entities say of it, wherever it is written. */
class CollationsTest {

    private static final String TABLE = "create table place (id bigint primary key, name varchar(100))";

    @ParameterizedTest
    @ValueSource(
            strings = {
                TABLE + "; alter table place alter column name type varchar(100) collate \"C\"",
                TABLE + "; alter table place alter name set data type varchar(100) collate pg_catalog.\"C\"",
                "create table place (id bigint primary key, name varchar(100) collate \"C\")",
                "create table place (name varchar(100) collate \"C\" not null, id bigint primary key);"
                        + " alter table place alter column name drop not null",
                "create table place (id bigint primary key); alter table place add name varchar(100) collate \"C\"",
                "create table place (id bigint primary key, label varchar(100) collate \"C\");"
                        + " alter table place rename column label to name",
                "create table spot (id bigint primary key, name varchar(100) collate \"C\"); alter table spot rename to place",
            })
    void isKeptByALongerType(String statements) {
        assertThat(collationAfter(statements, CollationCases.Longer.class)).isEqualTo("\"C\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TABLE,
                TABLE + "; alter table place alter column name type varchar(100) collate \"C\";"
                        + " alter table place alter column name type varchar(100)",
                TABLE + "; alter table place alter column name type varchar(100) collate \"C\";"
                        + " alter table place alter column name type varchar(100) collate \"default\"",
            })
    void isNoneWhereThereIsNone(String statements) {
        assertThat(collationAfter(statements, CollationCases.Longer.class)).isNull();
    }

    @Test
    void thatTheEntitiesSayAndTheChangelogDoesNotIsADifference() {
        Scratches postgresql = Servers.postgresql();
        Proposal proposal = ModelChangesTest.autogenerate(
                        postgresql, null, base(TABLE), List.of(CollationCases.Collated.class))
                .propose(Decisions.none());
        assertThat(proposal.changes())
                .extracting(SchemaChange::description)
                .containsExactly("change the collation of 'place.name' to C");
        assertThat(proposal.proofs()).extracting(Proof::failure).containsOnlyNulls();
        assertThat(proposal.body()).contains("SET DATA TYPE varchar(100) COLLATE \\\"C\\\"");
    }

    @ParameterizedTest
    @ValueSource(classes = {CollationCases.OtherwiseCollated.class, CollationCases.Defined.class})
    void becomesAnotherOneAndComesBack(Class<?> after) {
        String base = base("create table place (id bigint primary key, name varchar(100) collate \"POSIX\");"
                + "create index place_idx on place (name)");
        Proposal proposal = ModelChangesTest.autogenerate(Servers.postgresql(), Scratches.h2(), base, List.of(after))
                .propose(Decisions.none());
        assertThat(proposal.changes()).extracting(SchemaChange::kind).contains("modifyDataType");
        assertThat(proposal.proofs()).extracting(Proof::failure).containsOnlyNulls();
    }

    @Test
    void thatADatabaseLostIsADifference() {
        Scratches postgresql = Servers.postgresql();
        Autogenerate autogenerate = ModelChangesTest.autogenerate(
                postgresql,
                null,
                base(TABLE + "; alter table place alter column name type varchar(100) collate \"C\""),
                List.of(CollationCases.Plain.class));
        try (Scratch database = postgresql.open()) {
            database.run(List.of(TABLE));
            InSync check = autogenerate.check(database.read(), file -> true);
            assertThat(check.unwritten()).isEmpty();
            assertThat(check.drift())
                    .extracting(SchemaChange::description)
                    .containsExactly("change the collation of 'place.name' to C");
        }
    }

    /** What the column of the name has after the revision, the same with a server and without one. */
    private static String collationAfter(String statements, Class<?> entity) {
        Scratches postgresql = Servers.postgresql();
        String base = base(statements);
        String alone = ModelChangesTest.autogenerate(Scratches.h2(), null, base, List.of(entity))
                .propose(Decisions.none())
                .yaml("longer");
        Proposal both = ModelChangesTest.autogenerate(Scratches.h2(), postgresql, base, List.of(entity))
                .propose(Decisions.none());
        assertThat(both.proofs()).extracting(Proof::failure).containsOnlyNulls();
        assertThat(both.yaml("longer")).isEqualTo(alone);
        try (Scratch scratch = postgresql.open()) {
            ScratchChangelog.ofText(scratch, base).up();
            Schema start = scratch.read();
            ScratchChangelog revision = ScratchChangelog.ofText(scratch, alone);
            revision.up();
            String collation = collation(scratch);
            revision.down();
            assertThat(scratch.read()).isEqualTo(start);
            return collation;
        }
    }

    private static String collation(Scratch scratch) {
        return scratch.read()
                .table("place")
                .orElseThrow()
                .column("name")
                .orElseThrow()
                .collation();
    }

    /** H2 gets the same statements without their collations. */
    private static String base(String statements) {
        String onH2 = statements.replaceAll(" collate [\\w.]*\"\\w+\"", "");
        return "databaseChangeLog:\n" + changeSet("h2", onH2) + changeSet("postgresql", statements);
    }

    private static String changeSet(String dbms, String statements) {
        return "  - changeSet: {id: " + dbms + ", author: me, dbms: " + dbms + ", changes: [{sql: {sql: '" + statements
                + "'}}], rollback: [{empty: {}}]}\n";
    }
}
