package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.Value;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import models.RowCases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Effects of revisions on existing rows, up and down, on both engines. */
class RowsTest {

    private static final Decisions NONE = Decisions.none();

    @ParameterizedTest
    @EnumSource
    void rowsThatFitANarrowerTypeKeepTheirValues(Engine engine) throws SQLException {
        Decisions answers = NONE.value("item.text", Value.of("x"))
                .value("item.number", Value.of("7"))
                .value("item.price", Value.of("0"));
        try (Tried tried = new Tried(engine, RowCases.Loose.class, RowCases.Tight.class, answers)) {
            tried.run("insert into item (id, text, number, price) values (1, 'ok', 2147483647, 9999.25),"
                    + " (2, null, null, null), (3, 'long', 2147483648, 10000), (4, 'äö', -2147483648, 0.125)");
            tried.up();
            assertThat(tried.rows("select text, number, price from item order by id"))
                    .containsExactly(
                            "ok, 2147483647, 9999.25", "null, null, null", "x, 7, 0.00", "äö, -2147483648, 0.00");
            tried.down();
            assertThat(tried.rows("select text, number, price from item order by id"))
                    .contains("ok, 2147483647, 9999.2500", "null, null, null");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNumberThatAFloatingPointCannotHoldIsAskedAbout(Engine engine) throws SQLException {
        assertThat(Tried.propose(engine, RowCases.Numbered.class, RowCases.Floating.class, NONE)
                        .questions())
                .hasSize(1);
        Decisions answers = NONE.value("item.number", Value.of("0"));
        try (Tried tried = new Tried(engine, RowCases.Numbered.class, RowCases.Floating.class, answers)) {
            tried.run("insert into item (id, number) values (1, 9007199254740992), (2, 9007199254740993)");
            tried.up();
            tried.down();
            assertThat(tried.rows("select number from item order by id")).containsExactly("9007199254740992", "0");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theWordNullIsAText(Engine engine) throws SQLException {
        Decisions answers = NONE.value("item.word", Value.of("NULL"));
        try (Tried tried = new Tried(engine, RowCases.Numbered.class, RowCases.Worded.class, answers)) {
            tried.run("insert into item (id) values (1)");
            tried.up();
            assertThat(tried.rows("select word || '!', other || '!' from item")).containsExactly("NULL!, null!");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConstantOfAnEnumTakesItsRowsToItsNewNameAndBack(Engine engine) throws SQLException {
        Decisions answers = NONE.value("item.age", Value.of("AGED"));
        try (Tried tried = new Tried(engine, RowCases.Old.class, RowCases.Aged.class, answers)) {
            tried.run("insert into item (id, age) values (1, 'OLD'), (2, 'NEW'), (3, null), (4, 'GONE')");
            tried.up();
            assertThat(tried.rows("select age from item order by id")).containsExactly("AGED", "NEW", "null", "GONE");
            tried.down();
            assertThat(tried.rows("select age from item order by id")).containsExactly("OLD", "NEW", "null", "GONE");
            tried.up();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anExpressionMayGiveNewConstants(Engine engine) throws SQLException {
        Decisions answers = NONE.value("item.age", Value.of("sql:'AGED'"));
        try (Tried tried = new Tried(engine, RowCases.Old.class, RowCases.Aged.class, answers)) {
            tried.run("insert into item (id, age) values (1, 'OLD'), (2, 'NEW')");
            tried.up();
            assertThat(tried.rows("select age from item order by id")).containsExactly("AGED", "NEW");
            tried.down();
            assertThat(tried.rows("select age from item order by id")).containsExactly("OLD", "NEW");
        }
    }

    @ParameterizedTest
    @EnumSource
    void textsThatAreKnownToFitAnEnumNeedNoOtherValue(Engine engine) throws SQLException {
        Decisions answers = NONE.value("item.age", Value.of("sql:age"));
        try (Tried tried = new Tried(engine, RowCases.AgedAsText.class, RowCases.Aged.class, answers)) {
            tried.run("insert into item (id, age) values (1, 'AGED'), (2, null)");
            tried.up();
            assertThat(tried.rows("select age from item order by id")).containsExactly("AGED", "null");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aColumnThatToldRowsApartComesBackNullable(Engine engine) throws SQLException {
        try (Tried tried = new Tried(engine, RowCases.Placed.class, RowCases.NotPlaced.class, NONE)) {
            tried.run("insert into item (id, place, code) values (1, 1, 1), (2, 1, 2)");
            tried.up();
            tried.down();
            assertThat(tried.rows("select place, code from item order by id")).containsExactly("1, null", "1, null");
            assertThat(tried.yaml()).contains("Comes back nullable");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aColumnThatTellsRowsApartStaysNullable(Engine engine) throws SQLException {
        try (Tried tried = new Tried(engine, RowCases.Placed.class, RowCases.PerhapsPlaced.class, NONE)) {
            tried.run("insert into item (id, place, code) values (1, 1, 1), (2, 1, 2)");
            tried.up();
            tried.run("insert into item (id, place, code) values (3, 1, null), (4, 1, null)");
            tried.down();
            assertThat(tried.rows("select place, code from item order by id"))
                    .containsExactly("1, 1", "1, 2", "1, null", "1, null");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aColumnOfAPrimaryKeyComesBackNumbered(Engine engine) throws SQLException {
        try (Tried tried = new Tried(engine, RowCases.Ordered.class, RowCases.Unordered.class, NONE)) {
            tried.run("insert into item (id) values (1)");
            tried.run("insert into item_tags (item_id, position, tags) values (1, 0, 'a'), (1, 1, 'b')");
            tried.up();
            tried.down();
            assertThat(tried.rows("select position, tags from item_tags order by tags"))
                    .hasSize(2)
                    .doesNotHaveDuplicates();
            assertThat(tried.yaml()).contains("get new numbers");
            tried.up();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCheckMayBeAddedThatRowsPass(Engine engine) throws SQLException {
        try (Tried tried = new Tried(
                engine,
                RowCases.Mailed.class,
                RowCases.MailChecked.class,
                NONE.value("item.mail", Value.of("sql:mail")))) {
            tried.run("insert into item (id, mail) values (1, 'a@b')");
            tried.up();
            tried.down();
            assertThat(tried.rows("select mail from item")).containsExactly("a@b");
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsAreMadeAlsoWhereACheckComparesColumns(Engine engine) {
        Decisions answers = NONE.value("item.slug", Value.of("same"));
        assertThat(Tried.propose(engine, RowCases.Spanned.class, RowCases.SpannedUnique.class, answers)
                        .proofs())
                .extracting(Proof::isProven)
                .containsOnly(false);
    }

    /** A revision in a scratch database with rows of our own. */
    private record Tried(Scratch scratch, ScratchChangelog revision, String yaml) implements AutoCloseable {

        Tried(Engine engine, Class<?> before, Class<?> after, Decisions answers) {
            this(at(engine).open(), base(before), propose(engine, before, after, answers));
        }

        private Tried(Scratch scratch, String base, Proposal proposal) {
            this(scratch, ready(scratch, base, proposal), proposal.body());
        }

        private static ScratchChangelog ready(Scratch scratch, String base, Proposal proposal) {
            assertThat(proposal.questions()).isEmpty();
            assertThat(proposal.proofs()).isNotEmpty().allSatisfy(proof -> assertThat(proof.failure())
                    .as(proposal.body())
                    .isNull());
            ScratchChangelog.ofText(scratch, base).up();
            return ScratchChangelog.ofText(scratch, proposal.yaml("rows"));
        }

        static Proposal propose(Engine engine, Class<?> before, Class<?> after, Decisions answers) {
            return ModelChangesTest.autogenerate(at(engine), at(engine.other()), base(before), List.of(after))
                    .propose(answers);
        }

        private static Scratches at(Engine engine) {
            return engine == Engine.H2 ? Scratches.h2() : Servers.postgresql();
        }

        private static String base(Class<?> entity) {
            return ModelChangesTest.base(List.of(entity), Servers.postgresql());
        }

        void up() {
            revision.up();
        }

        void down() {
            revision.down();
        }

        void run(String sql) {
            scratch.run(List.of(sql));
        }

        List<String> rows(String query) throws SQLException {
            List<String> rows = new ArrayList<>();
            try (Statement statement = scratch.connection().createStatement();
                    ResultSet found = statement.executeQuery(query)) {
                while (found.next()) {
                    StringBuilder row = new StringBuilder();
                    for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                        row.append(i == 1 ? "" : ", ").append(found.getString(i));
                    }
                    rows.add(row.toString());
                }
            }
            return rows;
        }

        @Override
        public void close() {
            scratch.close();
        }
    }
}
