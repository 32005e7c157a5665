package models;

import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.Value;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Names that another naming strategy gives, and columns that get another type with their new name. */
public final class AlikeCases {

    private AlikeCases() {}

    @Entity(name = "Shelf")
    @Table(name = "shelf")
    public static class OneAlike {
        @Id
        Long id;

        @Column(name = "placename")
        String name;
    }

    /** Two names that are alike to the one of {@link OneAlike}. */
    @Entity(name = "Shelf")
    @Table(name = "shelf")
    public static class TwoAlike {
        @Id
        Long id;

        @Column(name = "place_name")
        String name;

        @Column(name = "place__name")
        String other;
    }

    @Entity(name = "StockItem")
    @Table(
            name = "StockItem",
            uniqueConstraints = @UniqueConstraint(columnNames = {"firstName", "lastName"}),
            indexes = @Index(columnList = "streetName"))
    public static class StockItem {
        @Id
        @GeneratedValue
        Long id;

        @Column(nullable = false)
        String firstName;

        String lastName;
        String streetName;

        @ManyToOne
        StockItem homePlace;

        @ManyToMany
        @JoinTable(
                name = "StockItem_otherPlaces",
                joinColumns = @JoinColumn(name = "StockItem_id"),
                inverseJoinColumns = @JoinColumn(name = "otherPlaces_id"))
        Set<StockItem> otherPlaces;
    }

    @Entity(name = "StockItem")
    @Table(
            name = "stock_item",
            uniqueConstraints = @UniqueConstraint(columnNames = {"first_name", "last_name"}),
            indexes = @Index(columnList = "street_name"))
    public static class SnakeCased {
        @Id
        @GeneratedValue
        Long id;

        @Column(name = "first_name", nullable = false)
        String firstName;

        @Column(name = "last_name")
        String lastName;

        @Column(name = "street_name")
        String streetName;

        @ManyToOne
        @JoinColumn(name = "home_place_id")
        SnakeCased homePlace;

        @ManyToMany
        @JoinTable(
                name = "stock_item_other_places",
                joinColumns = @JoinColumn(name = "stock_item_id"),
                inverseJoinColumns = @JoinColumn(name = "other_places_id"))
        Set<SnakeCased> otherPlaces;
    }

    @Entity(name = "Person")
    @Table(name = "person")
    public static class Surname {
        @Id
        Long id;

        @Column(length = 50)
        String surname;

        Integer count;
    }

    @Entity(name = "Person")
    @Table(name = "person")
    public static class LastName {
        @Id
        Long id;

        @Column(length = 80, nullable = false)
        String lastName;

        Long total;
    }

    @Entity(name = "Person")
    @Table(name = "person")
    public static class ShortName {
        @Id
        Long id;

        @Column(length = 10)
        String shortName;

        Integer count;
    }

    @Entity(name = "Note")
    @Table(name = "note")
    public static class Counted {
        @Id
        Long id;

        Long number;
    }

    @Entity(name = "Note")
    @Table(name = "note")
    public static class LongText {
        @Id
        Long id;

        @Column(length = 1 << 30)
        String text;
    }

    /** Hibernate orders columns of one size by name, so the key of the join table is another one under the new names. */
    private static final String[] SNAKE = {
        "renameTable stock_item",
        "renameSequence stock_item_seq",
        "renameTable stock_item_other_places",
        "renameColumn first_name",
        "renameColumn last_name",
        "renameColumn street_name",
        "renameColumn home_place_id",
        "renameColumn stock_item_id",
        "renameColumn other_places_id",
        "dropForeignKeyConstraint stockitem_otherplaces_stockitem_id_fkey",
        "dropPrimaryKey stockitem_otherplaces_pkey",
        "addPrimaryKey stock_item_other_places_pkey",
        "addForeignKeyConstraint stock_item_other_places_stock_item_id_fkey"
    };

    /** H2's foreign key has made the index of the primary key its own. */
    private static final String[] SNAKE_ON_POSTGRESQL = Arrays.stream(SNAKE)
            .filter(kind -> !kind.contains("ForeignKeyConstraint"))
            .toArray(String[]::new);

    static List<ModelChange> all() {
        Decisions none = Decisions.none();
        return List.of(
                ModelChange.of("snake case switched on", StockItem.class, SnakeCased.class, SNAKE)
                        .onPostgresql(SNAKE_ON_POSTGRESQL)
                        .answered(none.renameAllAlike()),
                ModelChange.of(
                                "snake case switched on, and the old names said in singles",
                                StockItem.class,
                                SnakeCased.class,
                                SNAKE)
                        .onPostgresql(SNAKE_ON_POSTGRESQL)
                        .answered(none.rename("StockItem", "stock_item")
                                .rename("StockItem.firstName", "stock_item.first_name")
                                .renameAllAlike()),
                ModelChange.of(
                                "columns renamed that become longer, wider and not null",
                                Surname.class,
                                LastName.class,
                                "renameColumn total",
                                "renameColumn lastname",
                                "modifyDataType lastname",
                                "update lastname",
                                "addNotNullConstraint lastname",
                                "modifyDataType total")
                        .answered(none.rename("person.surname", "person.lastname")
                                .rename("person.count", "person.total")
                                .value("person.lastname", Value.of("-"))),
                ModelChange.of(
                                "a column renamed that becomes shorter",
                                Surname.class,
                                ShortName.class,
                                "renameColumn shortname",
                                "update shortname",
                                "modifyDataType shortname")
                        .answered(none.rename("person.surname", "person.shortname")
                                .value("person.shortname", Value.of("sql:left(shortname, 10)"))),
                ModelChange.of(
                                "a number renamed that becomes a long text",
                                Counted.class,
                                LongText.class,
                                "renameColumn text",
                                "modifyDataType text")
                        .answered(none.rename("note.number", "note.text")));
    }
}
