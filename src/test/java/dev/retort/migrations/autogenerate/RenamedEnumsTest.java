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
import java.util.stream.Stream;
import models.EnumCases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * PostgreSQL's check of an enum keeps its first name when the column or the table gets another one: every revision of such
 * a history runs there, though it was written where only H2 is.
 */
class RenamedEnumsTest {

    private static final Decisions NONE = Decisions.none();
    private static final Decisions COLUMN = NONE.rename("shop.st", "shop.state");
    private static final Decisions TABLE = NONE.rename("shop", "store");

    /** A revision: written from an entity, or by hand, as changes in YAML's flow style for one engine or for both. */
    private record Day(Class<?> entity, Decisions answers, String dbms, String changes) {

        static Day of(Class<?> entity) {
            return of(entity, NONE);
        }

        static Day of(Class<?> entity, Decisions answers) {
            return new Day(entity, answers, null, null);
        }

        static Day byHand(String changes) {
            return new Day(null, null, "all", changes);
        }

        static Day sql(String dbms, String sql) {
            return new Day(null, null, dbms, "{sql: {sql: \"" + sql + "\"}}");
        }
    }

    private record History(String name, List<Day> days) {

        static History of(String name, Day... days) {
            return new History(name, List.of(days));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<History> histories() {
        Day first = Day.of(EnumCases.St.class);
        Day oneMore = Day.of(EnumCases.MoreStates.class);
        String renameColumn = "{renameColumn: {tableName: shop, oldColumnName: st, newColumnName: state}}";
        String renameTable = "{renameTable: {oldTableName: shop, newTableName: store}}";
        return Stream.of(
                History.of("one value more", first, Day.of(EnumCases.State.class, COLUMN), oneMore),
                History.of(
                        "the same with both in one revision",
                        first,
                        Day.of(EnumCases.MoreStates.class, COLUMN),
                        Day.of(EnumCases.Without.class)),
                History.of(
                        "the column dropped",
                        first,
                        Day.of(EnumCases.State.class, COLUMN),
                        Day.of(EnumCases.Without.class)),
                History.of(
                        "a text instead",
                        first,
                        Day.of(EnumCases.State.class, COLUMN),
                        Day.of(EnumCases.StateAsText.class)),
                History.of(
                        "more values and fewer again",
                        first,
                        Day.of(EnumCases.State.class, COLUMN),
                        oneMore,
                        Day.of(EnumCases.State.class, NONE.value("shop.state", Value.of("OLD")))),
                History.of(
                        "the first name used again",
                        first,
                        Day.of(EnumCases.State.class, COLUMN),
                        Day.of(EnumCases.StateAndSt.class),
                        Day.of(EnumCases.MoreOfBoth.class, NONE.value("shop.st", Value.of("OLD")))),
                History.of(
                        "the table renamed",
                        first,
                        Day.of(EnumCases.StoreSt.class, TABLE),
                        Day.of(EnumCases.StoreMore.class)),
                History.of(
                        "the table renamed, the column dropped",
                        first,
                        Day.of(EnumCases.StoreSt.class, TABLE),
                        Day.of(EnumCases.StoreWithout.class)),
                History.of(
                        "table, column and values in one revision",
                        first,
                        Day.of(EnumCases.StoreMoreStates.class, TABLE.rename("shop.st", "store.state")),
                        Day.of(EnumCases.StoreWithout.class)),
                History.of(
                        "quoted names",
                        first,
                        Day.of(
                                EnumCases.MixedMore.class,
                                NONE.rename("shop", "Store").rename("shop.st", "Store.theState")),
                        Day.of(
                                EnumCases.StoreSt.class,
                                NONE.rename("Store", "store")
                                        .rename("Store.theState", "store.st")
                                        .value("store.st", Value.of("OLD")))),
                History.of("the column renamed by hand", first, Day.byHand(renameColumn), oneMore),
                History.of(
                        "the table renamed by hand", first, Day.byHand(renameTable), Day.of(EnumCases.StoreMore.class)),
                History.of(
                        "both renamed in SQL",
                        first,
                        Day.sql("all", "alter table shop rename to store; ALTER TABLE store RENAME COLUMN st TO state"),
                        Day.of(EnumCases.StoreMoreStates.class)),
                History.of(
                        "the check renamed in SQL for PostgreSQL",
                        first,
                        Day.sql("postgresql", "alter table shop rename constraint shop_st_check to st_values"),
                        Day.of(EnumCases.MoreStates.class, COLUMN)),
                History.of(
                        "both renamed in SQL for each engine, with quotes, schema and comments",
                        first,
                        Day.sql(
                                "h2",
                                "alter table public.shop rename to store; alter table store alter column st rename to state"),
                        Day.sql(
                                "postgresql",
                                "/* a; b */ ALTER TABLE IF EXISTS ONLY public.\\\"shop\\\" RENAME st TO \\\"state\\\";"
                                        + " alter table shop rename to \\\"store\\\""),
                        Day.of(EnumCases.StoreMoreStates.class)),
                History.of(
                        "a table made in SQL, with a check that has no name on PostgreSQL",
                        Day.sql("all", "create table shop (id bigint primary key)"),
                        Day.sql("h2", "alter table shop add st enum('NEW', 'OLD')"),
                        Day.sql("postgresql", "alter table shop add st varchar(255) check (st in ('NEW', 'OLD'))"),
                        Day.byHand(renameTable),
                        Day.byHand(renameColumn.replace("shop", "store")),
                        Day.of(EnumCases.StoreMoreStates.class)),
                History.of(
                        "a table dropped and made again under the name",
                        first,
                        Day.of(EnumCases.StoreSt.class, TABLE),
                        Day.byHand("{dropTable: {tableName: store}}"),
                        Day.of(EnumCases.StoreSt.class),
                        Day.of(EnumCases.StoreMore.class)));
    }

    @ParameterizedTest
    @MethodSource("histories")
    void runOnPostgresqlAlsoWhenH2IsAllThatThereIs(History history) {
        StringBuilder written = new StringBuilder("databaseChangeLog:\n");
        try (Scratch postgresql = Servers.postgresql().open()) {
            for (Day day : history.days()) {
                String before = written.length() < 20 ? ModelChangesTest.NOTHING : written.toString();
                String file = day.entity() == null ? byHand(day) : proven(postgresql, before, day);
                if (day.entity() == null) {
                    ScratchChangelog.ofText(postgresql, file).up();
                }
                written.append(
                        file.replace("databaseChangeLog:\n", "").replace("id: \"", "id: \"" + written.length() + "-"));
            }
        }
    }

    private static String byHand(Day day) {
        return "databaseChangeLog:\n  - changeSet: {id: \"1\", author: me, dbms: " + day.dbms() + ", changes: ["
                + day.changes() + "], rollback: [{empty: {}}]}\n";
    }

    private static String proven(Scratch postgresql, String changelog, Day day) {
        Proposal proposal = ModelChangesTest.autogenerate(Scratches.h2(), null, changelog, List.of(day.entity()))
                .propose(day.answers());
        assertThat(proposal.questions()).isEmpty();
        String yaml = proposal.yaml("a day");
        assertThat(proposal.proofs()).as(yaml).extracting(Proof::failure).containsOnlyNulls();
        Schema wanted = ModelChangesTest.autogenerate(
                        Servers.postgresql(), null, ModelChangesTest.NOTHING, List.of(day.entity()))
                .entities();
        ScratchChangelog revision = ScratchChangelog.ofText(postgresql, yaml);
        Proof proof = new Prover(postgresql)
                .prove(postgresql.read(), wanted, revision::up, revision::down, RowWatch.of(proposal.changes()));
        assertThat(proof.failure()).as(yaml).isNull();
        return yaml;
    }
}
