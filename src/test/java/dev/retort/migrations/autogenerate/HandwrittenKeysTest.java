package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.Value;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import java.util.List;
import models.KeyCases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a primary key was written by hand, PostgreSQL's is dropped under its name there, also where only H2 is. */
class HandwrittenKeysTest {

    private static final String KEY = "constraints: {nullable: false, primaryKey: true";
    private static final String TABLE = "{createTable: {tableName: thing, columns: [{column: {name: a, type: bigint, ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                TABLE + KEY + "}}}]}}",
                TABLE + KEY + ", primaryKeyName: pk_thing}}}]}}",
                TABLE + KEY + ", primaryKeyName: key_of_thing}}}]}}",
                TABLE + KEY + ", primaryKeyName: PK_THING}}}]}}",
                TABLE + KEY + ", primaryKeyName: Pk_Thing}}}]}}",
                TABLE + "constraints: {nullable: false}}}]}}, {addPrimaryKey: {tableName: thing, columnNames: a}}",
                TABLE + "constraints: {nullable: false}}}]}}, {addPrimaryKey: {tableName: thing, columnNames: a,"
                        + " constraintName: pk_thing}}",
                "{createTable: {tableName: item, columns: [{column: {name: a, type: bigint, " + KEY
                        + "}}}]}}, {renameTable: {oldTableName: item, newTableName: thing}}",
                "{createTable: {tableName: item, columns: [{column: {name: a, type: bigint, " + KEY
                        + ", primaryKeyName: pk_thing}}}]}}, {renameTable: {oldTableName: item, newTableName: thing}}",
                "{createTable: {tableName: thing, columns: [{column: {name: c, type: bigint}}]}}, {addColumn: {tableName:"
                        + " thing, columns: [{column: {name: a, type: bigint, " + KEY
                        + "}}}]}}, {dropColumn: {tableName: thing, columnName: c}}",
                "{sql: {sql: create table thing (a bigint primary key)}}",
                "{sql: {sql: 'create table thing (a bigint not null, primary key (a))'}}",
                "{sql: {sql: create table thing (a bigint constraint pk_thing primary key)}}",
                "{sql: {sql: create table item (a bigint primary key); alter table item rename to thing}}",
            })
    void isDroppedByItsNameOnPostgresql(String changes) {
        String base = "databaseChangeLog: [{changeSet: {id: \"1\", author: me, changes: [" + changes + "]}}]\n";
        List<Class<?>> entities = List.of(KeyCases.KeyOfTwo.class);
        Proposal proposal = ModelChangesTest.autogenerate(Scratches.h2(), null, base, entities)
                .propose(Decisions.none().value("thing.b", Value.of("7")));
        String yaml = proposal.yaml("one more column");
        assertThat(proposal.proofs()).as(yaml).extracting(Proof::failure).containsOnlyNulls();
        Schema wanted = ModelChangesTest.autogenerate(Servers.postgresql(), null, base, entities)
                .entities();
        try (Scratch scratch = Servers.postgresql().open()) {
            ScratchChangelog.ofText(scratch, base).up();
            ScratchChangelog revision = ScratchChangelog.ofText(scratch, yaml);
            Proof proof = new Prover(scratch)
                    .prove(scratch.read(), wanted, revision::up, revision::down, RowWatch.of(proposal.changes()));
            assertThat(proof.failure()).as(yaml).isNull();
        }
    }
}
