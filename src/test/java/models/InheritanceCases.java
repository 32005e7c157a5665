package models;

import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.Value;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.util.List;

/** One hierarchy under every strategy, and checks that Hibernate makes for fields of subclasses. */
public final class InheritanceCases {

    public static final List<Class<?>> SINGLE = List.of(SingleAnimal.class, SingleCat.class, SingleDog.class);

    public static final List<Class<?>> JOINED = List.of(JoinedAnimal.class, JoinedCat.class, JoinedDog.class);

    public static final List<Class<?>> APART = List.of(ApartAnimal.class, ApartCat.class, ApartDog.class);

    private InheritanceCases() {}

    @Entity(name = "Animal")
    @Table(name = "animal")
    @Inheritance
    @DiscriminatorColumn(name = "kind")
    public static class SingleAnimal {
        @Id
        Long id;

        String name;
    }

    @Entity(name = "Cat")
    public static class SingleCat extends SingleAnimal {
        Integer lives;
    }

    @Entity(name = "Dog")
    public static class SingleDog extends SingleAnimal {}

    @Entity(name = "Cat")
    public static class SingleNamedCat extends SingleAnimal {
        Integer lives;

        @Basic(optional = false)
        String breed;
    }

    @Entity(name = "Cat")
    public static class SingleCatWithLives extends SingleAnimal {
        @Basic(optional = false)
        Integer lives;
    }

    @Entity(name = "Animal")
    @Table(name = "animal")
    @Inheritance(strategy = InheritanceType.JOINED)
    public static class JoinedAnimal {
        @Id
        Long id;

        String name;
    }

    @Entity(name = "Cat")
    @Table(name = "cat")
    public static class JoinedCat extends JoinedAnimal {
        Integer lives;
    }

    @Entity(name = "Dog")
    @Table(name = "dog")
    public static class JoinedDog extends JoinedAnimal {}

    @Entity(name = "Animal")
    @Table(name = "animal")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    public static class ApartAnimal {
        @Id
        Long id;

        String name;
    }

    @Entity(name = "Cat")
    @Table(name = "cat")
    public static class ApartCat extends ApartAnimal {
        Integer lives;
    }

    @Entity(name = "Dog")
    @Table(name = "dog")
    public static class ApartDog extends ApartAnimal {}

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Whole {
        @Id
        Long id;

        String text;

        String note;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class WithoutText {
        @Id
        Long id;

        String note;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    @SecondaryTable(name = "item_text")
    public static class InTwoTables {
        @Id
        Long id;

        @Column(table = "item_text")
        String text;

        String note;
    }

    public static List<ModelChange> all() {
        return List.of(
                ModelChange.ofMany(
                                "one table for all classes becomes joined ones",
                                SINGLE,
                                JOINED,
                                "dropCheckConstraint animal_kind_check",
                                "createTable cat",
                                "createTable dog",
                                "dropColumn kind",
                                "dropColumn lives",
                                "addForeignKeyConstraint cat_id_fkey",
                                "addForeignKeyConstraint dog_id_fkey")
                        .answered(Decisions.none().drop("animal.kind", "animal.lives")),
                ModelChange.ofMany(
                                "one table for all classes becomes one for each class",
                                SINGLE,
                                APART,
                                "dropCheckConstraint animal_kind_check",
                                "createTable cat",
                                "createTable dog",
                                "dropColumn kind",
                                "dropColumn lives")
                        .answered(Decisions.none().drop("animal.kind", "animal.lives")),
                ModelChange.ofMany(
                                "joined tables become one for each class",
                                JOINED,
                                APART,
                                "dropForeignKeyConstraint cat_id_fkey",
                                "dropForeignKeyConstraint dog_id_fkey",
                                "addColumn name",
                                "update name",
                                "addColumn name",
                                "update name")
                        .answered(Decisions.none()
                                .value("cat.name", Value.of("sql:(select p.name from animal p where p.id = cat.id)"))
                                .value("dog.name", Value.of("sql:(select p.name from animal p where p.id = dog.id)"))),
                ModelChange.ofMany(
                                "a table for each class becomes a part of another",
                                APART,
                                JOINED,
                                "dropColumn name",
                                "dropColumn name",
                                "addForeignKeyConstraint cat_id_fkey",
                                "addForeignKeyConstraint dog_id_fkey")
                        .answered(Decisions.none().drop("cat.name", "dog.name")),
                ModelChange.of(
                                "a field moved to a secondary table",
                                Whole.class,
                                InTwoTables.class,
                                "createTable item_text",
                                "dropColumn text",
                                "addForeignKeyConstraint item_text_id_fkey")
                        .answered(Decisions.none().drop("item.text")),
                ModelChange.ofMany(
                                "a new field of a subclass that has to have a value",
                                SINGLE,
                                List.of(SingleAnimal.class, SingleNamedCat.class, SingleDog.class),
                                "addColumn breed",
                                "update breed",
                                "addCheckConstraint animal_check")
                        .answered(Decisions.none().value("animal.breed", Value.of("tabby"))),
                ModelChange.ofMany(
                                "a new field of a subclass that has to have a value, and no rows",
                                SINGLE,
                                List.of(SingleAnimal.class, SingleNamedCat.class, SingleDog.class),
                                "addColumn breed",
                                "addCheckConstraint animal_check")
                        .answered(Decisions.none().value("animal.breed", Value.of("sql:breed"))),
                ModelChange.ofMany(
                                "a field of a subclass that has to have a value now",
                                SINGLE,
                                List.of(SingleAnimal.class, SingleCatWithLives.class, SingleDog.class),
                                "update lives",
                                "addCheckConstraint animal_check")
                        .answered(Decisions.none().value("animal.lives", Value.of("9"))));
    }
}
