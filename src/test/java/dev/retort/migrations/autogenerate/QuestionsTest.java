package dev.retort.migrations.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.InvalidDecisionException;
import dev.retort.migrations.diff.Question;
import dev.retort.migrations.diff.Value;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import java.util.List;
import java.util.stream.Stream;
import models.AlikeCases;
import models.ColumnCases;
import models.KeyCases;
import models.NamedEnumCases;
import models.RenameCases;
import models.ShapeCases;
import models.TableCases;
import models.TypeCases;
import models.UnmappedCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Retort asks what only a person can know and names the options; it proposes nothing before the answer. */
class QuestionsTest {

    static Stream<Arguments> asked() {
        return Stream.of(
                Arguments.of(
                        "a column that may be renamed",
                        ColumnCases.Named.class,
                        ColumnCases.Titled.class,
                        List.of("item.name: --rename item.name=item.title | --no-rename item.name")),
                Arguments.of(
                        "columns that may be others of wider types, with nulls or without",
                        AlikeCases.Surname.class,
                        AlikeCases.LastName.class,
                        List.of(
                                "person.count: --rename person.count=person.lastname"
                                        + " | --rename person.count=person.total | --no-rename person.count",
                                "person.surname: --rename person.surname=person.lastname"
                                        + " | --no-rename person.surname")),
                Arguments.of(
                        "names that differ by case and underscores alone, all at once and nothing else",
                        AlikeCases.StockItem.class,
                        AlikeCases.SnakeCased.class,
                        List.of("stockitem: --rename-all-alike | --rename stockitem=stock_item"
                                + " | --rename stockitem_otherplaces=stock_item_other_places"
                                + " | --rename stockitem.firstname=stock_item.first_name"
                                + " | --rename stockitem.lastname=stock_item.last_name"
                                + " | --rename stockitem.streetname=stock_item.street_name"
                                + " | --rename stockitem.homeplace_id=stock_item.home_place_id"
                                + " | --rename stockitem_otherplaces.stockitem_id=stock_item_other_places.stock_item_id"
                                + " | --rename stockitem_otherplaces.otherplaces_id=stock_item_other_places.other_places_id"
                                + " | --no-rename")),
                Arguments.of(
                        "numbers of constants that become their names, in the order of the constants",
                        NamedEnumCases.OfOrdinal.class,
                        NamedEnumCases.OfFew.class,
                        List.of("item.mood: --default item.mood=\"sql:case mood when 0 then 'SAD' when 1 then 'HAPPY'"
                                + " end\" | --no-rename item.mood")),
                Arguments.of(
                        "names of constants that become their numbers, and nothing more",
                        NamedEnumCases.OfShortTextCheck.class,
                        NamedEnumCases.OfOrdinal.class,
                        List.of("item.mood: --default item.mood=\"sql:case mood when 'SAD' then 0 when 'HAPPY' then 1"
                                + " end\" | --no-rename item.mood")),
                Arguments.of(
                        "a new check that rows may break",
                        KeyCases.Item.class,
                        KeyCases.Checked.class,
                        List.of("item.amount: --default item.amount=VALUE | --default item.amount=sql:EXPRESSION"
                                + " | --default item.amount=sql:amount")),
                Arguments.of(
                        "a column that may be one of two",
                        ColumnCases.Named.class,
                        RenameCases.TwoOthers.class,
                        List.of("item.name: --rename item.name=item.fourth | --rename item.name=item.third"
                                + " | --no-rename item.name")),
                Arguments.of(
                        "a table that may be renamed, its sequence without another question",
                        TableCases.Item.class,
                        TableCases.Article.class,
                        List.of("item: --rename item=article | --no-rename item | --ignore item")),
                Arguments.of(
                        "a sequence that may be renamed",
                        TableCases.Item.class,
                        TableCases.OtherSequence.class,
                        List.of("item_seq: --rename item_seq=numbers | --no-rename item_seq | --ignore item_seq")),
                Arguments.of(
                        "a sequence that nothing takes ids from any more",
                        TableCases.Item.class,
                        TableCases.Identity.class,
                        List.of("item_seq: --drop item_seq | --ignore item_seq")),
                Arguments.of(
                        "a table that no entity maps, its sequence without another question",
                        TableCases.Item.class,
                        UnmappedCases.Weather.class,
                        List.of("item: --drop item | --ignore item")),
                Arguments.of(
                        "a new column that takes no null",
                        ColumnCases.Bare.class,
                        ColumnCases.NamedNotNull.class,
                        List.of("item.name: --default item.name=VALUE | --default item.name=sql:EXPRESSION")),
                Arguments.of(
                        "a column that takes no null any more",
                        ColumnCases.Named.class,
                        ColumnCases.NamedNotNull.class,
                        List.of("item.name: --default item.name=VALUE | --default item.name=sql:EXPRESSION")),
                Arguments.of(
                        "a new unique column whose default is the same for all",
                        ShapeCases.Bare.class,
                        ShapeCases.AllAtOnce.class,
                        List.of("item.code: --default item.code=VALUE | --default item.code=sql:EXPRESSION")),
                Arguments.of(
                        "a shorter text",
                        ColumnCases.Named.class,
                        ColumnCases.Brief.class,
                        List.of("item.name: --default item.name=VALUE | --default item.name=sql:EXPRESSION")),
                Arguments.of(
                        "a value less in an enum",
                        ColumnCases.SizedMore.class,
                        ColumnCases.Sized.class,
                        List.of("item.size: --default item.size=VALUE | --default item.size=sql:EXPRESSION")),
                Arguments.of(
                        "a text to a UUID, which no engine converts by itself",
                        ColumnCases.Named.class,
                        ColumnCases.Keyed.class,
                        List.of("item.name: --no-rename item.name")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("asked")
    void isAskedOnEitherEngine(String name, Class<?> before, Class<?> after, List<String> expected) {
        for (Scratches engine : List.of(Scratches.h2(), Servers.postgresql())) {
            Proposal proposal = propose(engine, before, after, Decisions.none());
            assertThat(proposal.questions())
                    .as(engine.engine().id())
                    .extracting(question -> question.about() + ": " + String.join(" | ", question.options()))
                    .isEqualTo(expected);
            assertThat(proposal.body()).isNull();
            assertThat(proposal.isProven()).isFalse();
        }
    }

    @Test
    void whatWouldBeLostIsNamed() {
        assertThat(propose(Scratches.h2(), ColumnCases.SizedMore.class, ColumnCases.Sized.class, Decisions.none())
                        .questions())
                .extracting(Question::text)
                .containsExactly(
                        "Column 'item.size': rows where size in ('MEDIUM') do not fit the new set of values. Which value"
                                + " should those rows get?");
    }

    @Test
    void aDifferenceThatOnlyTheOtherEngineSeesIsAskedTooWhereItCanBe() {
        Proposal first = ModelChangesTest.autogenerate(
                        Scratches.h2(), null, ModelChangesTest.NOTHING, List.of(TypeCases.LargeText.class))
                .propose(Decisions.none());
        Proposal proposal = ModelChangesTest.autogenerate(
                        Scratches.h2(), Servers.postgresql(), first.yaml("before"), List.of(TypeCases.LongText.class))
                .propose(Decisions.none());
        assertThat(proposal.questions())
                .extracting(Question::options)
                .containsExactly(List.of("--no-rename item.text"));
    }

    @Test
    void answersThatSpeakOfNothingAreRefused() {
        Decisions none = Decisions.none();
        assertRefused(none.rename("item.nam", "item.title"), "'item.nam'");
        assertRefused(none.rename("item.name", "item.titel"), "'item.titel'");
        assertRefused(none.noOtherRename().noRename("item.nam"), "'item.nam'");
        assertRefused(none.noOtherRename().value("item.titel", Value.of("x")), "'item.titel'");
    }

    @Test
    void namesAreNotExchangedAtOnce() {
        Decisions swap = Decisions.none().rename("item.one", "item.two").rename("item.two", "item.one");
        assertThatThrownBy(
                        () -> propose(Scratches.h2(), RenameCases.TwoColumns.class, RenameCases.TwoColumns.class, swap))
                .isInstanceOf(InvalidDecisionException.class)
                .hasMessage("cannot rename 'item.one' to 'item.two': 'item.two' already exists; rename that one first,"
                        + " in a revision of its own");
    }

    static Stream<Arguments> aboutNothing() {
        Decisions none = Decisions.none();
        Value value = Value.of("x");
        return Stream.of(
                Arguments.of(ColumnCases.Named.class, none.value("item.name", value), "'--default item.name'"),
                Arguments.of(ColumnCases.Named.class, none.noRename("item.name"), "'--no-rename item.name'"),
                Arguments.of(ColumnCases.Named.class, none.noRename("item"), "'--no-rename item'"),
                Arguments.of(
                        ColumnCases.Titled.class,
                        none.rename("item.name", "item.title").value("item.title", value),
                        "'--default item.title'"),
                Arguments.of(
                        ColumnCases.Titled.class,
                        none.noRename("item.name").noRename("item.id"),
                        "'--no-rename item.id'"),
                Arguments.of(
                        ColumnCases.NamedNotNull.class,
                        none.value("item.name", value).noRename("item.id"),
                        "'--no-rename item.id'"));
    }

    @ParameterizedTest
    @MethodSource("aboutNothing")
    void answersAboutWhatDoesNotDifferAreRefused(Class<?> after, Decisions answers, String option) {
        for (Scratches engine : List.of(Scratches.h2(), Servers.postgresql())) {
            assertThatThrownBy(() -> propose(engine, ColumnCases.Named.class, after, answers))
                    .isInstanceOf(InvalidDecisionException.class)
                    .hasMessageContaining(option);
        }
    }

    @Test
    void answersThatLeadToNoQuestionAreTakenAboutWhatDiffers() {
        Decisions none = Decisions.none();
        assertThat(propose(Scratches.h2(), ColumnCases.Named.class, ColumnCases.Named.class, none.noOtherRename())
                        .changes())
                .isEmpty();
        Decisions given = none.noRename("item").noRename("item.name").value("item.title", Value.of("x"));
        assertThat(propose(Scratches.h2(), ColumnCases.Named.class, ColumnCases.Titled.class, given)
                        .isProven())
                .isTrue();
    }

    @Test
    void alikeNamesThatAreNotRenamedAreAskedNoMore() {
        Decisions none = Decisions.none();
        assertThat(alike(none.noRename("StockItem_otherPlaces").noRename("StockItem.firstName"))
                        .get(0)
                        .options())
                .containsExactly(
                        "--rename-all-alike",
                        "--rename stockitem=stock_item",
                        "--rename stockitem.lastname=stock_item.last_name",
                        "--rename stockitem.streetname=stock_item.street_name",
                        "--rename stockitem.homeplace_id=stock_item.home_place_id",
                        "--no-rename");
        assertThat(alike(none.renameAllAlike())).isEmpty();
        assertThat(alike(none.rename("stockitem", "stock_item")).get(0).options())
                .startsWith(
                        "--rename-all-alike",
                        "--rename stockitem_otherplaces=stock_item_other_places",
                        "--rename stockitem.firstname=stock_item.first_name");
    }

    /** No answer for all names says which of two candidates is meant. */
    @ParameterizedTest
    @EnumSource(Engine.class)
    void namesThatAreAlikeToSeveralAreAskedInSinglesAndNothingIsLost(Engine engine) {
        Scratches scratches = engine == Engine.H2 ? Scratches.h2() : Servers.postgresql();
        Decisions none = Decisions.none();
        for (Decisions answers : List.of(none, none.renameAllAlike())) {
            Proposal one = propose(scratches, AlikeCases.OneAlike.class, AlikeCases.TwoAlike.class, answers);
            assertThat(one.questions().toString())
                    .contains("shelf.placename=shelf.place_name", "shelf.placename=shelf.place__name");
            assertThat(one.body()).isNull();
            Proposal two = propose(scratches, AlikeCases.TwoAlike.class, AlikeCases.OneAlike.class, answers);
            assertThat(two.questions().toString())
                    .contains("shelf.place_name=shelf.placename", "shelf.place__name=shelf.placename");
            assertThat(two.body()).isNull();
        }
        Proposal answered = propose(
                scratches,
                AlikeCases.TwoAlike.class,
                AlikeCases.OneAlike.class,
                none.rename("shelf.place__name", "shelf.placename").noRename("shelf.place_name"));
        assertThat(answered.questions()).isEmpty();
        assertThat(answered.isProven()).isTrue();
    }

    private static List<Question> alike(Decisions answers) {
        return propose(Scratches.h2(), AlikeCases.StockItem.class, AlikeCases.SnakeCased.class, answers)
                .questions();
    }

    private static void assertRefused(Decisions answers, String named) {
        assertThatThrownBy(() -> propose(Scratches.h2(), ColumnCases.Named.class, ColumnCases.Titled.class, answers))
                .isInstanceOf(InvalidDecisionException.class)
                .hasMessageContaining(named);
    }

    private static Proposal propose(Scratches engine, Class<?> before, Class<?> after, Decisions answers) {
        Scratches h2 = Scratches.h2();
        String base = ModelChangesTest.autogenerate(h2, null, ModelChangesTest.NOTHING, List.of(before))
                .propose(Decisions.none())
                .yaml("before");
        Scratches other = engine.engine() == h2.engine() ? null : h2;
        return ModelChangesTest.autogenerate(engine, other, base, List.of(after))
                .propose(answers);
    }
}
