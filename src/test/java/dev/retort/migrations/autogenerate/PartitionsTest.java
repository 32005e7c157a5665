package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.diff.Value;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import java.util.List;
import models.PartitionCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Partitions and children are parts of their table on PostgreSQL; what is a table elsewhere is none of ours. */
class PartitionsTest {

    private static final String READING = "create table reading (id bigint not null, taken date not null,"
            + " sensor varchar(20), primary key (id, taken)) partition by ";
    private static final String BY_DAY = READING + "range (taken);"
            + "create table reading_2026 partition of reading for values from ('2026-01-01') to ('2027-01-01');"
            + "create table reading_2027 partition of reading for values from ('2027-01-01') to ('2028-01-01');";

    @ParameterizedTest
    @ValueSource(
            strings = {
                BY_DAY,
                BY_DAY + "create table reading_other partition of reading default;",
                BY_DAY + "alter table reading_2027 add constraint only_there check (id > 0);"
                        + "create index reading_2026_idx on reading_2026 (sensor);",
                BY_DAY + "create table reading_2028 (like reading including all);"
                        + "alter table reading attach partition reading_2028 for values from ('2028-01-01') to ('2029-01-01');",
                "create table reading (id bigint not null, taken date, sensor varchar(20))"
                        + " partition by list (extract(year from taken));"
                        + "create table reading_2026 partition of reading for values in (2026);",
                READING + "list (taken);"
                        + "create table reading_a partition of reading for values in ('2026-01-01', '2026-01-03')"
                        + " partition by hash (id);"
                        + "create table reading_a_1 partition of reading_a for values with (modulus 2, remainder 0);"
                        + "create table reading_a_2 partition of reading_a for values with (modulus 2, remainder 1);",
                "create table reading (id bigint primary key, taken date, sensor varchar(20)) partition by range (id);"
                        + "create table reading_low partition of reading for values from (1000) to (2000);",
                "create table reading (id bigint primary key, taken date, sensor varchar(20));"
                        + "create table reading_kept (kept timestamp) inherits (reading);"
                        + "create table reading_lost (primary key (id)) inherits (reading_kept);",
            })
    void areNoTablesOfTheirOwn(String statements) {
        String base = base(statements);
        Scratches postgresql = Servers.newPostgresql();
        assertThat(ModelChangesTest.autogenerate(postgresql, null, base, List.of(PartitionCases.Reading.class))
                        .missing())
                .extracting(SchemaChange::description)
                .isEmpty();
        Proposal more = ModelChangesTest.autogenerate(postgresql, null, base, List.of(PartitionCases.Valued.class))
                .propose(Decisions.none().value("reading.sensor", Value.of("b")));
        assertThat(more.questions()).isEmpty();
        assertThat(more.changes()).extracting(SchemaChange::kind).contains("addColumn");
        assertThat(more.proofs()).extracting(Proof::failure).containsOnlyNulls();
        assertThat(more.proofs()).extracting(Proof::remark).containsOnlyNulls();
        assertThat(ModelChangesTest.autogenerate(postgresql, null, base, List.of())
                        .verify(file -> true)
                        .values())
                .extracting(Proof::failure)
                .containsOnlyNulls();
    }

    @Test
    void doNotMultiplyWhatRefersToTheirTable() {
        try (Scratch scratch = Servers.postgresql().open()) {
            ScratchChangelog.ofText(
                            scratch,
                            base(BY_DAY + "create table note (id bigint primary key, reading bigint, taken date,"
                                    + " foreign key (reading, taken) references reading);"
                                    + "alter table reading add column note bigint references note;"))
                    .up();
            assertThat(scratch.read().tables().keySet()).containsExactly("note", "reading");
            assertThat(scratch.read().table("note").orElseThrow().foreignKeys()).hasSize(1);
            assertThat(scratch.read().table("reading").orElseThrow().foreignKeys())
                    .hasSize(1);
        }
    }

    @Test
    void thatGoWithTheirTableAreSpokenOf() {
        String base = base(BY_DAY);
        Proposal proposal = ModelChangesTest.autogenerate(Servers.newPostgresql(), null, base, List.of())
                .propose(Decisions.none().drop("reading"));
        assertThat(proposal.changes()).extracting(SchemaChange::kind).containsExactly("dropTable");
        assertThat(proposal.proofs()).extracting(Proof::failure).containsOnlyNulls();
        assertThat(proposal.body()).contains("# Restores the table without its partitions; its rows are lost.");
    }

    @Test
    void areNoDriftWhereADatabaseHasOthers() {
        Scratches postgresql = Servers.newPostgresql();
        String elsewhere = READING + "range (taken);"
                + "create table reading_2030 partition of reading for values from ('2030-01-01') to ('2031-01-01');"
                + "create index on reading_2030 (sensor);";
        try (Scratch database = postgresql.open()) {
            ScratchChangelog.ofText(database, base(elsewhere)).up();
            assertThat(ModelChangesTest.autogenerate(postgresql, null, base(BY_DAY), List.of())
                            .check(database.read(), file -> true)
                            .drift())
                    .isEmpty();
        }
    }

    @Test
    void extensionsAndForeignTablesAreNoneOfOurs() {
        Scratches postgresql = Servers.newPostgresql();
        String statements = "create table reading (id bigint primary key, taken date, sensor varchar(20));"
                + "create extension file_fdw; create server files foreign data wrapper file_fdw;"
                + "create foreign table reading_file (line text) server files options (filename '/dev/null');"
                + "create extension pg_trgm; create extension pg_stat_statements;";
        assertThat(ModelChangesTest.autogenerate(
                                postgresql, null, base(statements), List.of(PartitionCases.Reading.class))
                        .missing())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create view latest as select id, cast(1 as bigint) as reading_id from reading",
                "create materialized view latest as select id, cast(1 as bigint) as reading_id from reading",
                "create table latest (reading_id bigint) inherits (reading)",
                "create extension file_fdw; create server files foreign data wrapper file_fdw;"
                        + " create foreign table latest (id bigint, reading_id bigint) server files options (filename '/dev/null')",
            })
    void whatAnEntityMapsAndIsNoTableIsTakenAsItIs(String statement) {
        String table = "create table reading (id bigint primary key, taken date, sensor varchar(20));";
        List<Class<?>> entities = List.of(PartitionCases.Reading.class, PartitionCases.Latest.class);
        assertThat(ModelChangesTest.autogenerate(Servers.newPostgresql(), null, base(table + statement), entities)
                        .missing())
                .isEmpty();
        if (statement.startsWith("create view")) {
            assertThat(ModelChangesTest.autogenerate(Scratches.h2(), null, base(table + statement), entities)
                            .missing())
                    .isEmpty();
        }
    }

    private static String base(String statements) {
        return "databaseChangeLog: [{changeSet: {id: a, author: me, changes: [{sql: {sql: \"" + statements
                + "\"}}], rollback: [{sql: {sql: drop table reading cascade}}]}}]\n";
    }
}
