package models;

import dev.retort.migrations.diff.Decisions;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.math.BigInteger;
import java.util.List;

/** Sequences that come to tables with rows, or come back to them on the way back. */
public final class SequenceCases {

    private SequenceCases() {}

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Assigned {
        @Id
        Long id;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class ByIdentity {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class BySequence {
        @Id
        @GeneratedValue
        Long id;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OneByOne {
        @Id
        @GeneratedValue(generator = "item_seq")
        @SequenceGenerator(name = "item_seq", sequenceName = "item_seq", allocationSize = 1)
        Long id;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class FromAThousand {
        @Id
        @GeneratedValue(generator = "numbers")
        @SequenceGenerator(name = "numbers", sequenceName = "numbers", initialValue = 1000)
        Long id;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class AssignedInteger {
        @Id
        Integer id;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class AssignedLarge {
        @Id
        BigInteger id;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Large {
        @Id
        @GeneratedValue
        BigInteger id;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Shared {
        @Id
        @GeneratedValue(generator = "all_seq")
        @SequenceGenerator(name = "all_seq", sequenceName = "all_seq")
        Long id;
    }

    @Entity(name = "Order")
    @Table(name = "\"order\"")
    public static class Other {
        @Id
        @GeneratedValue
        @Column(name = "\"No\"")
        Long number;
    }

    @Entity(name = "Order")
    @Table(name = "\"order\"")
    public static class OtherShared {
        @Id
        @GeneratedValue(generator = "all_seq")
        @Column(name = "\"No\"")
        Long number;
    }

    @Entity(name = "Shape")
    @Table(name = "shape")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    public abstract static class Assigning {
        @Id
        Long id;
    }

    @Entity(name = "Circle")
    @Table(name = "circle")
    public static class AssignedCircle extends Assigning {}

    @Entity(name = "Square")
    @Table(name = "square")
    public static class AssignedSquare extends Assigning {}

    @Entity(name = "Shape")
    @Table(name = "shape")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    public abstract static class Numbering {
        @Id
        @GeneratedValue
        Long id;
    }

    @Entity(name = "Circle")
    @Table(name = "circle")
    public static class Circle extends Numbering {}

    @Entity(name = "Square")
    @Table(name = "square")
    public static class Square extends Numbering {}

    public static List<ModelChange> all() {
        Decisions none = Decisions.none();
        return List.of(
                ModelChange.of(
                        "from assigned ids to a sequence", Assigned.class, BySequence.class, "createSequence item_seq"),
                ModelChange.of(
                        "from numbers by the database to a sequence that starts later",
                        ByIdentity.class,
                        FromAThousand.class,
                        "createSequence numbers",
                        "dropDefaultValue id"),
                ModelChange.of(
                        "from short assigned ids to long ones of a sequence",
                        AssignedInteger.class,
                        BySequence.class,
                        "modifyDataType id",
                        "createSequence item_seq"),
                ModelChange.of(
                        "from large assigned ids to a sequence",
                        AssignedLarge.class,
                        Large.class,
                        "createSequence item_seq"),
                ModelChange.ofMany(
                                "two sequences replaced by one that both share",
                                List.of(BySequence.class, Other.class),
                                List.of(Shared.class, OtherShared.class),
                                "createSequence all_seq",
                                "dropSequence item_seq",
                                "dropSequence order_seq")
                        .answered(none.noOtherRename()),
                ModelChange.ofMany(
                                "a shared sequence replaced by two",
                                List.of(Shared.class, OtherShared.class),
                                List.of(BySequence.class, Other.class),
                                "createSequence item_seq",
                                "createSequence order_seq",
                                "dropSequence all_seq")
                        .answered(none.noOtherRename()),
                ModelChange.of(
                                "from a sequence with a name of its own to numbers by the database",
                                FromAThousand.class,
                                ByIdentity.class,
                                "addAutoIncrement id",
                                "dropSequence numbers")
                        .answered(Decisions.none().drop("numbers")),
                ModelChange.ofMany(
                        "a sequence for a table of each class",
                        List.of(Assigning.class, AssignedCircle.class, AssignedSquare.class),
                        List.of(Numbering.class, Circle.class, Square.class),
                        "createSequence shape_seq"));
    }
}
