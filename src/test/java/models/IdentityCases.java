package models;

import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.Value;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.Comment;

/** Numbers that the database gives, of another type. */
@SuppressWarnings("deprecation")
public final class IdentityCases {

    private IdentityCases() {}

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Narrow {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        String name;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Wide {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        String name;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Commented {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        @Comment("it's a number")
        Long id;

        String name;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Tiny {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Short id;

        String name;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Assigned {
        @Id
        Integer id;

        String name;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class AssignedWide {
        @Id
        Long id;

        String name;
    }

    @Entity(name = "Part")
    @Table(name = "part")
    public static class NarrowPart {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        @ManyToOne
        Narrow item;
    }

    @Entity(name = "Part")
    @Table(name = "part")
    public static class WidePart {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @ManyToOne
        Wide item;
    }

    @Entity(name = "Item")
    @Table(name = "\"Item\"")
    public static class OddNarrow {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        @jakarta.persistence.Column(name = "\"order\"")
        Integer id;
    }

    @Entity(name = "Item")
    @Table(name = "\"Item\"")
    public static class OddWide {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        @jakarta.persistence.Column(name = "\"order\"")
        Long id;
    }

    static List<ModelChange> all() {
        return List.of(
                ModelChange.of("identity that is widened", Narrow.class, Wide.class, "modifyDataType id"),
                ModelChange.of("identity that is widened from a short", Tiny.class, Wide.class, "modifyDataType id"),
                ModelChange.of(
                        "identity that is widened and gets a comment",
                        Narrow.class,
                        Commented.class,
                        "modifyDataType id",
                        "setColumnRemarks id"),
                ModelChange.of(
                                "identity that was widened and is narrowed",
                                Commented.class,
                                Narrow.class,
                                "setColumnRemarks id",
                                "modifyDataType id")
                        .answered(Decisions.none().value("item.id", Value.of("sql:id"))),
                ModelChange.of(
                        "a key that is widened and numbered",
                        Assigned.class,
                        Wide.class,
                        "modifyDataType id",
                        "addAutoIncrement id"),
                ModelChange.of(
                        "identity that is widened and given up",
                        Narrow.class,
                        AssignedWide.class,
                        "dropDefaultValue id",
                        "modifyDataType id"),
                ModelChange.ofMany(
                        "identity that is widened with what refers to it",
                        List.of(Narrow.class, NarrowPart.class),
                        List.of(Wide.class, WidePart.class),
                        "modifyDataType id",
                        "modifyDataType id",
                        "modifyDataType item_id"),
                ModelChange.of(
                        "identity under odd names that is widened",
                        OddNarrow.class,
                        OddWide.class,
                        "modifyDataType order"));
    }
}
