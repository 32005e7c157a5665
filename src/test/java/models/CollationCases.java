package models;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.Collate;

/** Texts that PostgreSQL sorts as their column says, and H2 as its database does. */
public final class CollationCases {

    private CollationCases() {}

    @Entity(name = "Place")
    @Table(name = "place")
    public static class Plain {
        @Id
        Long id;

        @Column(length = 100)
        String name;
    }

    @Entity(name = "Place")
    @Table(name = "place")
    public static class Longer {
        @Id
        Long id;

        @Column(length = 300)
        String name;
    }

    @Entity(name = "Place")
    @Table(name = "place")
    public static class Collated {
        @Id
        Long id;

        @Collate("C")
        @Column(length = 100)
        String name;
    }

    @Entity(name = "Place")
    @Table(name = "place")
    public static class CollatedLonger {
        @Id
        Long id;

        @Collate("C")
        @Column(length = 300, nullable = false)
        String name;
    }

    @Entity(name = "Place")
    @Table(name = "place")
    public static class Defined {
        @Id
        Long id;

        @Column(columnDefinition = "varchar(100) collate \"C\"")
        String name;
    }

    @Entity(name = "Place")
    @Table(name = "place")
    public static class OtherwiseCollated {
        @Id
        Long id;

        @Collate("ucs_basic")
        @Column(length = 100)
        String name;
    }

    @Entity(name = "Place")
    @Table(name = "place")
    public static class Renamed {
        @Id
        Long id;

        @Column(length = 300)
        String title;
    }

    @Entity(name = "Place")
    @Table(name = "place")
    public static class WithMotto {
        @Id
        Long id;

        @Column(length = 100)
        String name;

        @Collate("C")
        @Column(length = 50)
        String motto;

        @Column(columnDefinition = "varchar(60) collate pg_catalog.\"C\" default 'none' not null")
        String anthem;
    }

    @Entity(name = "Place")
    @Table(name = "place")
    public static class Nameless {
        @Id
        Long id;
    }

    static List<ModelChange> all() {
        return List.of(
                ModelChange.ofMany(
                        "a table with a collated column", List.of(), List.of(Collated.class), "createTable place"),
                ModelChange.ofMany(
                        "a table with a collated column definition",
                        List.of(),
                        List.of(Defined.class),
                        "createTable place"),
                ModelChange.of("a collated column by other words", Collated.class, Defined.class),
                ModelChange.of(
                        "new collated columns", Plain.class, WithMotto.class, "addColumn anthem", "addColumn motto"),
                ModelChange.of("a collated column that goes", Collated.class, Nameless.class, "dropColumn name"),
                ModelChange.of("a collation that only the changelog says", Collated.class, Plain.class),
                ModelChange.of(
                        "a collated column that gets longer", Collated.class, Longer.class, "modifyDataType name"),
                ModelChange.of(
                                "a collated column that gets longer and takes no null",
                                Collated.class,
                                CollatedLonger.class,
                                "modifyDataType name",
                                "update name",
                                "addNotNullConstraint name")
                        .answered(dev.retort.migrations.diff.Decisions.none()
                                .value("place.name", dev.retort.migrations.diff.Value.of("none"))),
                ModelChange.of(
                                "a collated column under another name, and longer",
                                Collated.class,
                                Renamed.class,
                                "renameColumn title",
                                "modifyDataType title")
                        .answered(dev.retort.migrations.diff.Decisions.none().rename("place.name", "place.title")));
    }
}
