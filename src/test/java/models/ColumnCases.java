package models;

import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.Value;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.GeneratedColumn;

/** Changes of columns. Every model has one table, {@code item}. */
@SuppressWarnings("deprecation")
public final class ColumnCases {

    private ColumnCases() {}

    enum MostMonths {
        JANUARY,
        FEBRUARY,
        MARCH,
        APRIL,
        MAY,
        JUNE,
        JULY,
        AUGUST,
        SEPTEMBER,
        OCTOBER,
        NOVEMBER
    }

    enum Month {
        JANUARY,
        FEBRUARY,
        MARCH,
        APRIL,
        MAY,
        JUNE,
        JULY,
        AUGUST,
        SEPTEMBER,
        OCTOBER,
        NOVEMBER,
        DECEMBER
    }

    enum Size {
        SMALL,
        LARGE
    }

    enum MoreSizes {
        SMALL,
        MEDIUM,
        LARGE
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Bare {
        @Id
        Long id;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Named {
        @Id
        Long id;

        String name;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class NamedByAnotherField {
        @Id
        Long id;

        @Column(name = "name")
        String label;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class NamedNotNull {
        @Id
        Long id;

        @Column(nullable = false)
        String name;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class NamedWithDefault {
        @Id
        Long id;

        @Column(nullable = false)
        @ColumnDefault("'it''s new'")
        String name;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class NamedWithOtherDefault {
        @Id
        Long id;

        @Column(nullable = false)
        @ColumnDefault("'other'")
        String name;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Titled {
        @Id
        Long id;

        String title;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Brief {
        @Id
        Long id;

        @Column(length = 20)
        String name;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class ShortWithDefault {
        @Id
        Long id;

        @Column(length = 20)
        @ColumnDefault("'x'")
        String name;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class LongWithDefault {
        @Id
        Long id;

        @Column(length = 200)
        @ColumnDefault("'x'")
        String name;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Text {
        @Id
        Long id;

        @Column(length = org.hibernate.Length.LONG32)
        String name;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Numbered {
        @Id
        Long id;

        Integer name;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class LongNumbered {
        @Id
        Long id;

        Long name;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Keyed {
        @Id
        Long id;

        UUID name;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Priced {
        @Id
        Long id;

        @Column(precision = 10, scale = 2)
        BigDecimal price;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class PricedFinely {
        @Id
        Long id;

        @Column(precision = 12, scale = 4)
        BigDecimal price;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Timed {
        @Id
        Long id;

        @Column(secondPrecision = 0)
        Instant at;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class TimedFinely {
        @Id
        Long id;

        Instant at;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Dated {
        @Id
        Long id;

        LocalDate at;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class DatedAndTimed {
        @Id
        Long id;

        LocalDateTime at;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Sized {
        @Id
        Long id;

        @Enumerated(EnumType.STRING)
        Size size;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class SizedNotNull {
        @Id
        Long id;

        @Enumerated(EnumType.STRING)
        @Column(nullable = false)
        Size size;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class InMostMonths {
        @Id
        Long id;

        @Enumerated(EnumType.STRING)
        MostMonths born;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class InAnyMonth {
        @Id
        Long id;

        @Enumerated(EnumType.STRING)
        Month born;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class SizedMore {
        @Id
        Long id;

        @Enumerated(EnumType.STRING)
        MoreSizes size;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class SizedByNumber {
        @Id
        Long id;

        @Enumerated
        Size size;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class SizedAsText {
        @Id
        Long id;

        String size;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Stamped {
        @Id
        Long id;

        @Column(nullable = false)
        @ColumnDefault("current_timestamp")
        Instant at;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class StampedNow {
        @Id
        Long id;

        @Column(nullable = false)
        @ColumnDefault("now()")
        Instant at;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Counted {
        @Id
        Long id;

        int amount;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class CountedTwice {
        @Id
        Long id;

        int amount;

        @GeneratedColumn("amount * 2")
        int twice;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class CountedThrice {
        @Id
        Long id;

        int amount;

        @GeneratedColumn("amount * 3")
        int twice;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class LongCountedTwice {
        @Id
        Long id;

        long amount;

        @GeneratedColumn("amount * 2")
        int twice;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Commented {
        @Id
        Long id;

        @org.hibernate.annotations.Comment("what it's called")
        String name;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class CommentedAgain {
        @Id
        Long id;

        @org.hibernate.annotations.Comment("how \"people\" call it; -- ${user.home} \\ é")
        String name;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    @org.hibernate.annotations.Comment("things for sale")
    public static class TableCommented {
        @Id
        Long id;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Flagged {
        @Id
        Long id;

        @ColumnDefault("true")
        boolean active;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Coded {
        @Id
        Long id;

        @Column(nullable = false, unique = true)
        UUID code;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class TwoNames {
        @Id
        Long id;

        String name;

        String title;
    }

    public static List<ModelChange> all() {
        Decisions none = Decisions.none();
        return List.of(
                ModelChange.of("nothing", Named.class, Named.class),
                ModelChange.of("a field renamed over the same column", Named.class, NamedByAnotherField.class),
                ModelChange.of("a column added", Bare.class, Named.class, "addColumn name"),
                ModelChange.of("a column dropped", Named.class, Bare.class, "dropColumn name"),
                ModelChange.of(
                                "a column added that takes no null",
                                Bare.class,
                                NamedNotNull.class,
                                "addColumn name",
                                "update name",
                                "addNotNullConstraint name")
                        .answered(none.value("item.name", Value.of("it's"))),
                ModelChange.of(
                                "a column added that takes no null, filled by an expression",
                                Bare.class,
                                NamedNotNull.class,
                                "addColumn name",
                                "update name",
                                "addNotNullConstraint name")
                        .answered(none.value("item.name", Value.of("sql:'no ' || id"))),
                ModelChange.of(
                                "a random UUID for each row, in the words of H2",
                                Bare.class,
                                Coded.class,
                                "addColumn code",
                                "update code",
                                "addNotNullConstraint code",
                                "addUniqueConstraint item_code_key")
                        .answered(none.value("item.code", Value.of("sql:coalesce(null, RANDOM_UUID())"))),
                ModelChange.of(
                                "a random UUID for each row, in the words of PostgreSQL",
                                Bare.class,
                                Coded.class,
                                "addColumn code",
                                "update code",
                                "addNotNullConstraint code",
                                "addUniqueConstraint item_code_key")
                        .answered(none.value("item.code", Value.of("sql:gen_random_uuid()"))),
                ModelChange.of(
                                "a text that only looks like the call of a function",
                                Bare.class,
                                NamedNotNull.class,
                                "addColumn name",
                                "update name",
                                "addNotNullConstraint name")
                        .answered(none.value("item.name", Value.of("sql:'it''s random_uuid()' || id"))),
                ModelChange.of("a column dropped that took no null", NamedNotNull.class, Bare.class, "dropColumn name"),
                ModelChange.of("a column added with a default", Bare.class, NamedWithDefault.class, "addColumn name"),
                ModelChange.of("a boolean added with a default", Bare.class, Flagged.class, "addColumn active"),
                ModelChange.of("a column renamed", Named.class, Titled.class, "renameColumn title")
                        .answered(none.rename("item.name", "item.title")),
                ModelChange.of("a column not renamed", Named.class, Titled.class, "addColumn title", "dropColumn name")
                        .answered(none.noRename("item.name")),
                ModelChange.of(
                                "no null any more",
                                Named.class,
                                NamedNotNull.class,
                                "update name",
                                "addNotNullConstraint name")
                        .answered(none.value("item.name", Value.of("none"))),
                ModelChange.of("null allowed", NamedNotNull.class, Named.class, "dropNotNullConstraint name"),
                ModelChange.of("a text longer", Brief.class, Named.class, "modifyDataType name"),
                ModelChange.of(
                        "a text longer that has a default",
                        ShortWithDefault.class,
                        LongWithDefault.class,
                        "modifyDataType name"),
                ModelChange.of("a text shorter", Named.class, Brief.class, "update name", "modifyDataType name")
                        .answered(none.value("item.name", Value.of("sql:substring(name, 1, 20)"))),
                ModelChange.of(
                                "a text shorter, as people know that it fits",
                                Named.class,
                                Brief.class,
                                "modifyDataType name")
                        .answered(none.value("item.name", Value.of("sql:name"))),
                ModelChange.of("a text of any length", Named.class, Text.class, "modifyDataType name"),
                ModelChange.of("a number to a text", Numbered.class, Named.class, "modifyDataType name"),
                ModelChange.of("a number longer", Numbered.class, LongNumbered.class, "modifyDataType name"),
                ModelChange.of("a text to a UUID", Named.class, Keyed.class, "dropColumn name", "addColumn name")
                        .answered(none.noRename("item.name")),
                ModelChange.of("precision and scale", Priced.class, PricedFinely.class, "modifyDataType price"),
                ModelChange.of("fractions of seconds", Timed.class, TimedFinely.class, "modifyDataType at"),
                ModelChange.of("a date to a time", Dated.class, DatedAndTimed.class, "modifyDataType at"),
                ModelChange.of("an enum added", Bare.class, Sized.class, "addColumn size")
                        .onPostgresql("addColumn size", "addCheckConstraint item_size_check"),
                ModelChange.of(
                                "an enum added that takes no null",
                                Bare.class,
                                SizedNotNull.class,
                                "addColumn size",
                                "update size",
                                "addNotNullConstraint size")
                        .answered(none.value("item.size", Value.of("SMALL")))
                        .onPostgresql(
                                "addColumn size",
                                "update size",
                                "addNotNullConstraint size",
                                "addCheckConstraint item_size_check"),
                ModelChange.of("an enum dropped that took no null", SizedNotNull.class, Bare.class, "dropColumn size")
                        .onPostgresql("dropCheckConstraint item_size_check", "dropColumn size"),
                ModelChange.of(
                                "an enum of more than nine values added",
                                Bare.class,
                                InMostMonths.class,
                                "addColumn born")
                        .onPostgresql("addColumn born", "addCheckConstraint item_born_check"),
                ModelChange.of(
                                "a value of an enum of more than nine added",
                                InMostMonths.class,
                                InAnyMonth.class,
                                "modifyDataType born")
                        .onPostgresql("dropCheckConstraint item_born_check", "addCheckConstraint item_born_check"),
                ModelChange.of("a value of an enum added", Sized.class, SizedMore.class, "modifyDataType size")
                        .onPostgresql("dropCheckConstraint item_size_check", "addCheckConstraint item_size_check"),
                ModelChange.of(
                                "a value of an enum removed",
                                SizedMore.class,
                                Sized.class,
                                "update size",
                                "modifyDataType size")
                        .answered(none.value("item.size", Value.of("SMALL")))
                        .onPostgresql(
                                "dropCheckConstraint item_size_check",
                                "update size",
                                "addCheckConstraint item_size_check"),
                ModelChange.of("an enum to a text", Sized.class, SizedAsText.class, "modifyDataType size")
                        .onPostgresql("dropCheckConstraint item_size_check"),
                ModelChange.of(
                                "an enum by number to one by name",
                                SizedByNumber.class,
                                Sized.class,
                                "dropCheckConstraint item_size_check",
                                "dropColumn size",
                                "addColumn size")
                        .answered(none.noRename("item.size"))
                        .onPostgresql(
                                "dropCheckConstraint item_size_check",
                                "dropColumn size",
                                "addColumn size",
                                "addCheckConstraint item_size_check"),
                ModelChange.of(
                                "a text to an enum",
                                SizedAsText.class,
                                Sized.class,
                                "update size",
                                "modifyDataType size")
                        .answered(none.value("item.size", Value.of("SMALL")))
                        .onPostgresql("update size", "addCheckConstraint item_size_check"),
                ModelChange.of("a default added", NamedNotNull.class, NamedWithDefault.class, "addDefaultValue name"),
                ModelChange.of(
                        "a default changed",
                        NamedWithDefault.class,
                        NamedWithOtherDefault.class,
                        "addDefaultValue name"),
                ModelChange.of(
                        "a default dropped", NamedWithDefault.class, NamedNotNull.class, "dropDefaultValue name"),
                ModelChange.of("a default by expression", Bare.class, Stamped.class, "addColumn at"),
                ModelChange.of("the present moment in other words", Stamped.class, StampedNow.class),
                ModelChange.of("a generated column added", Counted.class, CountedTwice.class, "addColumn twice"),
                ModelChange.of("a generated column dropped", CountedTwice.class, Counted.class, "dropColumn twice"),
                ModelChange.of(
                        "a generated column computed otherwise",
                        CountedTwice.class,
                        CountedThrice.class,
                        "dropColumn twice",
                        "addColumn twice"),
                ModelChange.of(
                        "a type changed under a generated column",
                        CountedTwice.class,
                        LongCountedTwice.class,
                        "dropColumn twice",
                        "modifyDataType amount",
                        "addColumn twice"),
                ModelChange.of("a comment added", Named.class, Commented.class, "setColumnRemarks name"),
                ModelChange.of("a comment edited", Commented.class, CommentedAgain.class, "setColumnRemarks name"),
                ModelChange.of("a comment removed", Commented.class, Named.class, "setColumnRemarks name"),
                ModelChange.of("a table's comment added", Bare.class, TableCommented.class, "setTableRemarks item"),
                ModelChange.of("one of two columns dropped", TwoNames.class, Named.class, "dropColumn title"));
    }
}
