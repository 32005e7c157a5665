package models;

import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.Value;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcType;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.dialect.type.PostgreSQLEnumJdbcType;
import org.hibernate.type.SqlTypes;

/** Enums that PostgreSQL has as types with a name. */
public final class NamedEnumCases {

    private static final Value TO_NAMES = Value.of("sql:case mood when 0 then 'SAD' when 1 then 'HAPPY' end");
    private static final Value TO_NUMBERS = Value.of("sql:CASE \"mood\" WHEN 'SAD' THEN 0 WHEN 'HAPPY' THEN 1 END");

    private NamedEnumCases() {}

    /** The constants at one time. */
    public static final class Few {
        private Few() {}

        public enum Mood {
            SAD,
            HAPPY
        }
    }

    public static final class Many {
        private Many() {}

        public enum Mood {
            SAD,
            HAPPY,
            ANGRY,
            OK
        }
    }

    public static final class Others {
        private Others() {}

        public enum Mood {
            CALM,
            HAPPY
        }
    }

    public static final class Renamed {
        private Renamed() {}

        public enum Temper {
            SAD,
            HAPPY
        }
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Bare {
        @Id
        Long id;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OfFew {
        @Id
        Long id;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        Few.Mood mood;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OfFewWithDefault {
        @Id
        Long id;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        @ColumnDefault("'SAD'")
        @Column(nullable = false)
        Few.Mood mood;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OfManyWithDefault {
        @Id
        Long id;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        @ColumnDefault("'SAD'")
        @Column(nullable = false)
        Many.Mood mood;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OfMany {
        @Id
        Long id;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        Many.Mood mood;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OfOthers {
        @Id
        Long id;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        Others.Mood mood;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OfRenamed {
        @Id
        Long id;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        Renamed.Temper mood;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OfTextCheck {
        @Id
        Long id;

        @Enumerated(EnumType.STRING)
        Few.Mood mood;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OfShortTextCheck {
        @Id
        Long id;

        @Enumerated(EnumType.STRING)
        @Column(length = 5)
        Few.Mood mood;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OfNames {
        @Id
        Long id;

        @Enumerated(EnumType.STRING)
        Few.Mood mood;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OfOrdinal {
        @Id
        Long id;

        @Enumerated(EnumType.ORDINAL)
        Few.Mood mood;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OfOrdinalWithDefault {
        @Id
        Long id;

        @ColumnDefault("1")
        @Enumerated(EnumType.ORDINAL)
        @Column(nullable = false)
        Few.Mood mood;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OfText {
        @Id
        Long id;

        String mood;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OfTextWithDefault {
        @Id
        Long id;

        @ColumnDefault("'SAD'")
        @Column(nullable = false)
        String mood;
    }

    @Entity(name = "Part")
    @Table(name = "part")
    public static class PartOfFew {
        @Id
        Long id;

        @JdbcType(PostgreSQLEnumJdbcType.class)
        Few.Mood state;
    }

    @Entity(name = "Part")
    @Table(name = "part")
    public static class PartOfMany {
        @Id
        Long id;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        Many.Mood state;
    }

    @Entity(name = "Part")
    @Table(name = "part")
    public static class PartOfOthers {
        @Id
        Long id;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        Others.Mood state;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class ListOfFew {
        @Id
        Long id;

        @Enumerated(EnumType.STRING)
        Few.Mood mood;

        @Enumerated(EnumType.STRING)
        Few.Mood[] moods;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class ListOfMany {
        @Id
        Long id;

        @Enumerated(EnumType.STRING)
        Many.Mood mood;

        @Enumerated(EnumType.STRING)
        Many.Mood[] moods;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class ListOfOthers {
        @Id
        Long id;

        @Enumerated(EnumType.STRING)
        Others.Mood mood;

        @Enumerated(EnumType.STRING)
        Others.Mood[] moods;
    }

    static List<ModelChange> all() {
        Decisions none = Decisions.none();
        return List.of(
                ModelChange.ofMany("a table with a named enum", List.of(), List.of(OfFew.class), "createTable item")
                        .onPostgresql("createType mood", "createTable item"),
                ModelChange.of("a column of a named enum", Bare.class, OfFew.class, "addColumn mood")
                        .onPostgresql("createType mood", "addColumn mood"),
                ModelChange.of(
                                "a named enum that goes with its last column",
                                OfFew.class,
                                Bare.class,
                                "dropColumn mood")
                        .onPostgresql("dropColumn mood", "dropType mood"),
                ModelChange.ofMany(
                                "a named enum that goes with its table",
                                List.of(OfFew.class, PartOfOther.class),
                                List.of(PartOfOther.class),
                                "dropTable item")
                        .answered(none.drop("item"))
                        .onPostgresql("dropTable item", "dropType mood"),
                ModelChange.of("a named enum with more values", OfFew.class, OfMany.class, "modifyDataType mood")
                        .onPostgresql("alterType mood"),
                ModelChange.of(
                                "a named enum with more values and a default",
                                OfFewWithDefault.class,
                                OfManyWithDefault.class,
                                "modifyDataType mood")
                        .onPostgresql("alterType mood"),
                ModelChange.of(
                                "a named enum with fewer values and a default",
                                OfManyWithDefault.class,
                                OfFewWithDefault.class,
                                "update mood",
                                "modifyDataType mood")
                        .answered(none.value("item.mood", Value.of("HAPPY")))
                        .onPostgresql("update mood", "alterType mood"),
                ModelChange.of(
                                "a named enum with another value",
                                OfFew.class,
                                OfOthers.class,
                                "modifyDataType mood",
                                "update mood",
                                "modifyDataType mood")
                        .answered(none.value("item.mood", Value.of("CALM")))
                        .onPostgresql("alterType mood", "update mood", "alterType mood"),
                ModelChange.of(
                                "a text that becomes a named enum",
                                OfText.class,
                                OfFew.class,
                                "update mood",
                                "modifyDataType mood")
                        .answered(none.value("item.mood", Value.of("SAD")))
                        .onPostgresql("createType mood", "update mood", "modifyDataType mood"),
                ModelChange.of("a named enum that becomes a text", OfFew.class, OfText.class, "modifyDataType mood")
                        .onPostgresql("modifyDataType mood", "dropType mood"),
                ModelChange.of(
                                "a named enum with a default that becomes a text",
                                OfFewWithDefault.class,
                                OfTextWithDefault.class,
                                "modifyDataType mood")
                        .onPostgresql("modifyDataType mood", "dropType mood"),
                ModelChange.of(
                                "an ordinal that is dropped for a named enum",
                                OfOrdinal.class,
                                OfFew.class,
                                "dropCheckConstraint item_mood_check",
                                "dropColumn mood",
                                "addColumn mood")
                        .answered(none.noRename("item.mood"))
                        .onPostgresql(
                                "dropCheckConstraint item_mood_check",
                                "createType mood",
                                "dropColumn mood",
                                "addColumn mood"),
                ModelChange.of(
                                "an ordinal that becomes a named enum",
                                OfOrdinal.class,
                                OfFew.class,
                                "dropCheckConstraint item_mood_check",
                                "modifyDataType mood")
                        .answered(none.value("item.mood", TO_NAMES))
                        .onPostgresql("dropCheckConstraint item_mood_check", "createType mood", "modifyDataType mood"),
                ModelChange.of(
                                "an ordinal with a default that becomes a named enum",
                                OfOrdinalWithDefault.class,
                                OfFewWithDefault.class,
                                "dropCheckConstraint item_mood_check",
                                "dropDefaultValue mood",
                                "modifyDataType mood",
                                "addDefaultValue mood")
                        .answered(none.value("item.mood", TO_NAMES))
                        .onPostgresql(
                                "dropCheckConstraint item_mood_check",
                                "createType mood",
                                "dropDefaultValue mood",
                                "modifyDataType mood",
                                "addDefaultValue mood"),
                ModelChange.of(
                                "a named enum that becomes an ordinal",
                                OfFew.class,
                                OfOrdinal.class,
                                "modifyDataType mood",
                                "addCheckConstraint item_mood_check")
                        .answered(none.value("item.mood", TO_NUMBERS))
                        .onPostgresql("modifyDataType mood", "addCheckConstraint item_mood_check", "dropType mood"),
                ModelChange.of(
                                "an ordinal that becomes a name",
                                OfOrdinal.class,
                                OfNames.class,
                                "dropCheckConstraint item_mood_check",
                                "modifyDataType mood")
                        .answered(none.value("item.mood", TO_NAMES))
                        .onPostgresql(
                                "dropCheckConstraint item_mood_check",
                                "modifyDataType mood",
                                "addCheckConstraint item_mood_check"),
                ModelChange.of(
                                "a name that becomes an ordinal",
                                OfNames.class,
                                OfOrdinal.class,
                                "modifyDataType mood",
                                "addCheckConstraint item_mood_check")
                        .answered(none.value("item.mood", TO_NUMBERS))
                        .onPostgresql(
                                "dropCheckConstraint item_mood_check",
                                "modifyDataType mood",
                                "addCheckConstraint item_mood_check"),
                ModelChange.ofMany(
                                "a named enum of two tables with more values",
                                List.of(OfFew.class, PartOfFew.class),
                                List.of(OfMany.class, PartOfMany.class),
                                "modifyDataType mood",
                                "modifyDataType state")
                        .onPostgresql("alterType mood"),
                ModelChange.ofMany(
                                "a named enum of two tables with another value",
                                List.of(OfFew.class, PartOfFew.class),
                                List.of(OfOthers.class, PartOfOthers.class),
                                "modifyDataType mood",
                                "update mood",
                                "modifyDataType mood",
                                "update state",
                                "modifyDataType state")
                        .answered(none.value("item.mood", Value.of("CALM")).value("part.state", Value.of("HAPPY")))
                        .onPostgresql("alterType mood", "update mood", "update state", "alterType mood"),
                ModelChange.ofMany("a named enum's list", List.of(), List.of(ListOfFew.class), "createTable item"),
                ModelChange.of(
                                "a named enum's list with more values",
                                ListOfFew.class,
                                ListOfMany.class,
                                "modifyDataType mood",
                                "modifyDataType moods")
                        .onPostgresql("dropCheckConstraint item_mood_check", "addCheckConstraint item_mood_check"),
                ModelChange.ofMany(
                        "a named enum that stays with its other table",
                        List.of(OfFew.class, PartOfFew.class),
                        List.of(Bare.class, PartOfFew.class),
                        "dropColumn mood"));
    }

    @Entity(name = "Part")
    @Table(name = "part")
    public static class PartOfOther {
        @Id
        Long id;
    }
}
