package models;

import dev.retort.migrations.diff.Decisions;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.List;

/** Changes of tables as a whole, of sequences and of numbering; and names that need care. */
public final class TableCases {

    private TableCases() {}

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Item {
        @Id
        @GeneratedValue
        Long id;

        String name;
    }

    @Entity(name = "Item")
    @Table(name = "article")
    public static class Article {
        @Id
        @GeneratedValue
        Long id;

        String name;
    }

    @Entity(name = "Other")
    @Table(name = "other")
    public static class Other {
        @Id
        @GeneratedValue
        Long id;

        int count;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class StepsOfTen {
        @Id
        @GeneratedValue(generator = "item_seq")
        @SequenceGenerator(name = "item_seq", sequenceName = "item_seq", allocationSize = 10)
        Long id;

        String name;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class StartAtThousand {
        @Id
        @GeneratedValue(generator = "item_seq")
        @SequenceGenerator(name = "item_seq", sequenceName = "item_seq", initialValue = 1000)
        Long id;

        String name;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OtherSequence {
        @Id
        @GeneratedValue(generator = "numbers")
        @SequenceGenerator(name = "numbers", sequenceName = "numbers")
        Long id;

        String name;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Identity {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        String name;
    }

    @Entity(name = "Item")
    @Table(name = "\"order\"")
    public static class Reserved {
        @Id
        Long id;

        @Column(name = "\"select\"")
        String select;
    }

    @Entity(name = "Item")
    @Table(name = "\"order\"")
    public static class ReservedMore {
        @Id
        Long id;

        @Column(name = "\"select\"", nullable = false)
        String select;

        @Column(name = "\"from\"")
        Integer from;
    }

    @Entity(name = "Item")
    @Table(name = "\"Order Lines\"")
    public static class Mixed {
        @Id
        Long id;

        @Column(name = "\"lineNo\"")
        Integer line;
    }

    @Entity(name = "Item")
    @Table(name = "\"Order Lines\"")
    public static class MixedMore {
        @Id
        Long id;

        @Column(name = "\"lineNo\"")
        Long line;

        @Column(name = "\"Say \"\"hi\"\"\"", unique = true)
        String text;
    }

    @Entity(name = "Item")
    @Table(name = "a_table_whose_name_is_exactly_sixty_three_characters_long_xxxxx")
    public static class Lengthy {
        @Id
        Long id;

        @Column(name = "a_column_whose_name_is_exactly_sixty_three_characters_long_xxxx", unique = true)
        String name;
    }

    @Entity(name = "Animal")
    @Table(name = "animal")
    @Inheritance
    @DiscriminatorColumn(name = "kind")
    public static class Animal {
        @Id
        Long id;
    }

    @Entity(name = "Cat")
    public static class Cat extends Animal {
        Integer lives;
    }

    @Entity(name = "Dog")
    public static class Dog extends Animal {
        String tricks;
    }

    public static List<ModelChange> all() {
        Decisions none = Decisions.none();
        return List.of(
                ModelChange.ofMany(
                        "a table in an empty database",
                        List.of(),
                        List.of(Item.class),
                        "createSequence item_seq",
                        "createTable item"),
                ModelChange.ofMany(
                        "a table added",
                        List.of(Item.class),
                        List.of(Item.class, Other.class),
                        "createSequence other_seq",
                        "createTable other"),
                ModelChange.ofMany(
                                "a table dropped",
                                List.of(Item.class, Other.class),
                                List.of(Item.class),
                                "dropTable other",
                                "dropSequence other_seq")
                        .answered(Decisions.none().drop("other")),
                ModelChange.of(
                                "a table renamed, its sequence with it",
                                Item.class,
                                Article.class,
                                "renameTable article",
                                "renameSequence article_seq")
                        .answered(none.rename("item", "article")),
                ModelChange.of(
                                "a table not renamed",
                                Item.class,
                                Article.class,
                                "dropTable item",
                                "createSequence article_seq",
                                "createTable article",
                                "dropSequence item_seq")
                        .answered(none.noRename("item")),
                ModelChange.of("smaller steps of a sequence", Item.class, StepsOfTen.class, "alterSequence item_seq"),
                ModelChange.of("larger steps of a sequence", StepsOfTen.class, Item.class, "alterSequence item_seq"),
                ModelChange.of(
                        "another start of a sequence", Item.class, StartAtThousand.class, "alterSequence item_seq"),
                ModelChange.of("a sequence renamed", Item.class, OtherSequence.class, "renameSequence numbers")
                        .answered(none.rename("item_seq", "numbers")),
                ModelChange.of(
                                "from a sequence to numbers by the database",
                                Item.class,
                                Identity.class,
                                "addAutoIncrement id",
                                "dropSequence item_seq")
                        .answered(Decisions.none().drop("item_seq")),
                ModelChange.of(
                        "from numbers by the database to a sequence",
                        Identity.class,
                        Item.class,
                        "createSequence item_seq",
                        "dropDefaultValue id"),
                ModelChange.ofMany(
                        "a table with reserved words for names",
                        List.of(),
                        List.of(Reserved.class),
                        "createTable order"),
                ModelChange.of(
                                "columns with reserved words for names",
                                Reserved.class,
                                ReservedMore.class,
                                "addColumn from",
                                "update select",
                                "addNotNullConstraint select")
                        .answered(none.value("order.select", dev.retort.migrations.diff.Value.of("all"))),
                ModelChange.of(
                        "names in mixed case and with spaces and quotes",
                        Mixed.class,
                        MixedMore.class,
                        "modifyDataType lineNo",
                        "addColumn Say \"hi\"",
                        "addUniqueConstraint order_lines_say__hi__key"),
                ModelChange.ofMany(
                        "names of 63 characters",
                        List.of(),
                        List.of(Lengthy.class),
                        "createTable a_table_whose_name_is_exactly_sixty_three_characters_long_xxxxx"),
                ModelChange.ofMany(
                        "one more class in one table",
                        List.of(Animal.class, Cat.class),
                        List.of(Animal.class, Cat.class, Dog.class),
                        "dropCheckConstraint animal_kind_check",
                        "addColumn tricks",
                        "addCheckConstraint animal_kind_check"));
    }
}
