package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Unique;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import java.util.List;
import models.KeyOrderCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of a key's columns decides what its index serves, so it is one that has to be right. */
class KeyOrderTest {

    private static final List<Class<?>> ENTITIES =
            List.of(KeyOrderCases.Client.class, KeyOrderCases.Attribute.class, KeyOrderCases.Note.class);

    /** As it was written by hand, with the key in the order of the columns. */
    private static final String BY_COLUMNS = """
            databaseChangeLog:
              - changeSet:
                  id: a
                  author: me
                  changes:
                    - sql: {sql: 'create table client (id bigint not null, constraint client_pkey primary key (id))'}
                    - sql: {sql: 'create table attribute (amount integer, name varchar(255) not null,
                         client_id bigint not null, constraint attribute_pkey primary key (name, client_id),
                         constraint attribute_client_id_fkey foreign key (client_id) references client)'}
                    - sql: {sql: 'create table note (id bigint not null, attribute_client bigint,
                         attribute_name varchar(255), constraint note_pkey primary key (id),
                         constraint note_attribute_client_attribute_name_fkey
                         foreign key (attribute_name, attribute_client) references attribute (name, client_id))'}
                  rollback:
                    - sql: {sql: 'drop table note; drop table attribute; drop table client'}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void aPrimaryKeyInAnotherOrderIsMadeAgainWithWhatRefersToIt(String engine) {
        boolean h2 = engine.equals("h2");
        Scratches here = h2 ? Scratches.h2() : Servers.postgresql();
        Scratches there = h2 ? Servers.postgresql() : Scratches.h2();
        Proposal proposal =
                ModelChangesTest.autogenerate(here, there, BY_COLUMNS, ENTITIES).propose(Decisions.none());
        assertThat(proposal.changes())
                .extracting(SchemaChange::kind)
                .containsExactly(
                        "dropForeignKeyConstraint", "dropPrimaryKey", "addPrimaryKey", "addForeignKeyConstraint");
        assertThat(proposal.proofs()).hasSize(2).extracting(Proof::failure).containsOnlyNulls();
        try (Scratch scratch = here.open()) {
            ScratchChangelog.ofText(scratch, BY_COLUMNS).up();
            ScratchChangelog.ofText(scratch, proposal.yaml("order")).up();
            assertThat(scratch.read()
                            .table("attribute")
                            .orElseThrow()
                            .primaryKey()
                            .columns())
                    .containsExactly("client_id", "name");
        }
    }

    @Test
    void aDatabaseWhoseKeyIsInAnotherOrderHasDrifted() {
        for (Scratches here : List.of(Scratches.h2(), Servers.postgresql())) {
            try (Scratch database = here.open()) {
                String table = "create table item (id bigint primary key, a int, b int, constraint item_uk unique ";
                database.run(List.of(table + "(b, a))"));
                String base = "databaseChangeLog: [{changeSet: {id: a, author: me, changes: [{sql: {sql: '" + table
                        + "(a, b))'}}]}}]\n";
                assertThat(ModelChangesTest.autogenerate(here, null, base, List.of())
                                .check(database.read(), file -> true)
                                .drift())
                        .extracting(SchemaChange::kind)
                        .containsExactly("dropUniqueConstraint", "addUniqueConstraint");
            }
        }
    }

    @Test
    void isReadFromH2AlsoWhenColumnsWereRenamed() throws Exception {
        try (Scratch database = Scratches.h2().open()) {
            database.run(List.of(
                    "create table item (a int not null, b int not null, c int)",
                    "create unique index item_idx on item (b, a)",
                    "alter table item add constraint item_uk unique (a, b)",
                    "create table note (d int, e int, constraint note_fk foreign key (d, e) references item (a, b))",
                    "alter table item alter column a rename to x",
                    "alter table item alter column b rename to \"y \"\"y\"",
                    "alter table note alter column e rename to v",
                    "alter table note alter column d rename to w"));
            Schema read = database.read();
            assertThat(read.table("item").orElseThrow().uniques())
                    .containsExactly(new Unique("item_uk", List.of("x", "\"y \"y\"")));
            assertThat(read.table("note").orElseThrow().foreignKeys())
                    .singleElement()
                    .satisfies(key -> {
                        assertThat(key.columns()).containsExactly("w", "v");
                        assertThat(key.targetColumns()).containsExactly("x", "\"y \"y\"");
                    });
        }
    }
}
