package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.SchemaChange;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.snapshot.EntityModelReader;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import models.ColumnCases;
import org.junit.jupiter.api.Test;

/** Things that a changelog can say and a model cannot are left alone. */
class LeftAloneTest {

    private static final List<String> H2 = List.of(
            "create view every_item as select * from item",
            "create global temporary table working (id bigint primary key, name varchar(9) unique, age int check (age > 0))",
            "create index working_idx on working (age)",
            "create domain short_text as varchar(20)",
            "create alias half deterministic as 'int half(int n) { return n / 2; }'",
            "create constant answer value 42",
            "create role readers",
            "grant select on item to readers");

    private static final List<String> POSTGRESQL = List.of(
            "create index item_lower_idx on item (lower(name))",
            "create index item_some_idx on item (name) where id > 10",
            "create unique index item_some_uk on item (name) where id > 10",
            "create index item_pattern_idx on item (name varchar_pattern_ops)",
            "create index item_covering_idx on item (name) include (id)",
            "create index item_sorted_idx on item (name collate \"ucs_basic\")",
            "create index item_hash_idx on item using hash (name)",
            "create index item_words_idx on item using gin (to_tsvector('simple', name))",
            "alter table item add constraint item_apart exclude using gist (int8range(id, id + 1) with &&)",
            "alter table item alter column name type varchar(255) collate \"C\"",
            "create view every_item as select * from item",
            "create materialized view item_names as select name from item",
            "create function touch() returns trigger language plpgsql as $$ begin return new; end $$",
            "create trigger item_touch before update on item for each row execute function touch()",
            "create type mood as enum ('sad', 'happy')",
            "create domain short_text as varchar(20)",
            "create statistics item_statistics on id, name from item",
            "alter table item enable row level security",
            "create policy everybody on item using (true)",
            "grant select on item to public",
            "create schema elsewhere",
            "create view elsewhere.others as select * from item");

    @Test
    void onH2() {
        leavesAlone(Scratches.h2(), null, H2);
    }

    @Test
    void onPostgresql() {
        leavesAlone(Servers.newPostgresql(), Scratches.h2(), POSTGRESQL);
    }

    @Test
    void onPostgresqlWhereThatIsAllThatIsMeant() {
        leavesAlone(Servers.newPostgresql(), null, POSTGRESQL);
    }

    private static void leavesAlone(Scratches engine, Scratches other, List<String> statements) {
        String base = base(engine.engine().id(), statements);
        assertThat(autogenerate(engine, other, base, ColumnCases.Named.class)
                        .propose(Decisions.none())
                        .changes())
                .extracting(SchemaChange::description)
                .isEmpty();
        Proposal more =
                autogenerate(engine, other, base, ColumnCases.TwoNames.class).propose(Decisions.none());
        assertThat(more.changes()).extracting(SchemaChange::kind).containsExactly("addColumn");
        assertThat(more.proofs()).extracting(Proof::failure).containsOnlyNulls();
    }

    private static Autogenerate autogenerate(Scratches engine, Scratches other, String base, Class<?> entity) {
        return new Autogenerate(
                engine,
                other == null ? Set.of(engine.engine()) : EnumSet.allOf(Engine.class),
                other,
                scratch -> ScratchChangelog.ofText(scratch, base),
                asked -> EntityModelReader.read(asked, List.of(entity), Map.of()));
    }

    private static String base(String dbms, List<String> statements) {
        StringBuilder yaml = new StringBuilder(ModelChangesTest.autogenerate(
                        Scratches.h2(), null, ModelChangesTest.NOTHING, List.of(ColumnCases.Named.class))
                .propose(Decisions.none())
                .yaml("before"));
        int id = 100;
        for (String statement : statements) {
            yaml.append("  - changeSet: {id: \"").append(id++).append("\", author: retort, dbms: ");
            yaml.append(dbms).append(", changes: [{sql: {splitStatements: false, sql: \"");
            yaml.append(statement.replace("\"", "\\\"")).append("\"}}], rollback: [{empty: {}}]}\n");
        }
        return yaml.toString();
    }
}
