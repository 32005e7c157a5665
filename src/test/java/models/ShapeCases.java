package models;

import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.Value;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Changes that touch several things at once, and types that the engines do not share. */
@SuppressWarnings("deprecation")
public final class ShapeCases {

    private ShapeCases() {}

    enum Size {
        SMALL,
        LARGE
    }

    enum MoreSizes {
        SMALL,
        LARGE,
        HUGE
    }

    @Entity(name = "Shop")
    @Table(name = "shop")
    public static class Shop {
        @Id
        Integer id;
    }

    @Entity(name = "Shop")
    @Table(name = "shop")
    public static class BigShop {
        @Id
        Long id;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Bare {
        @Id
        Long id;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class SoldInShop {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(name = "shop_id")
        Shop shop;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class SoldInBigShop {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(name = "shop_id")
        BigShop shop;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class SoldInShopWithUpdates {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(
                name = "shop_id",
                foreignKey =
                        @ForeignKey(
                                name = "item_shop_fk",
                                foreignKeyDefinition =
                                        "foreign key (shop_id) references shop (id) on update cascade on delete set null"))
        Shop shop;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class WithParent {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(name = "parent_id", nullable = false)
        WithParent parent;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class SecondInteger {
        @Id
        Long id;

        Integer amount;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class SecondShort {
        @Id
        Long id;

        Short amount;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class SecondDecimal {
        @Id
        Long id;

        @Column(precision = 10, scale = 2)
        @ColumnDefault("1.50")
        BigDecimal amount;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class LocalTime {
        @Id
        Long id;

        LocalDateTime at;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class ZonedTime {
        @Id
        Long id;

        OffsetDateTime at;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Bytes {
        @Id
        Long id;

        byte[] content;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class MoreBytes {
        @Id
        Long id;

        @Column(length = 4000)
        byte[] content;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Large {
        @Id
        Long id;

        @Lob
        String text;

        @Lob
        byte[] content;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Structured {
        @Id
        Long id;

        @JdbcTypeCode(SqlTypes.JSON)
        @Column(nullable = false)
        List<String> properties;

        String[] tags;

        UUID code;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class ByNumber {
        @Id
        Long id;

        @Enumerated
        @Column(nullable = false)
        Size size;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class ByNumberMore {
        @Id
        Long id;

        @Enumerated
        @Column(nullable = false)
        MoreSizes size;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Defined {
        @Id
        Long id;

        @Column(columnDefinition = "varchar(50) default 'x' not null")
        String code;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    @Comment("all there is")
    public static class AllAtOnce {
        @Id
        Long id;

        @Column(nullable = false, unique = true, length = 40)
        @ColumnDefault("'x'")
        @Comment("what it's called")
        String code;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    @Comment("all that is sold")
    public static class AllAtOnceChanged {
        @Id
        Long id;

        @Column(length = 60)
        @Comment("its code")
        String code;
    }

    @Entity(name = "Shop")
    @Table(name = "shop")
    public static class Tagged {
        @Id
        Integer id;

        @ElementCollection
        @CollectionTable(name = "tag")
        List<String> tags;
    }

    @Entity(name = "Shop")
    @Table(name = "shop")
    public static class TaggedInOrder {
        @Id
        Integer id;

        @ElementCollection
        @CollectionTable(name = "tag")
        @OrderColumn(name = "place")
        List<String> tags;
    }

    public static class Pair implements Serializable {
        private static final long serialVersionUID = 1L;
        Long a;
        Long b;

        @Override
        public boolean equals(Object other) {
            return other instanceof Pair pair && pair.a.equals(a) && pair.b.equals(b);
        }

        @Override
        public int hashCode() {
            return a.hashCode();
        }
    }

    @Entity(name = "Thing")
    @Table(name = "thing")
    @IdClass(Pair.class)
    public static class KeyOfTwo {
        @Id
        Long a;

        @Id
        Long b;
    }

    @Entity(name = "Thing")
    @Table(name = "thing")
    public static class KeyOfOne {
        @Id
        Long a;
    }

    public static class Deal implements Serializable {
        private static final long serialVersionUID = 1L;
        Long product;
        Long supplier;

        @Override
        public boolean equals(Object other) {
            return other instanceof Deal deal && deal.product.equals(product) && deal.supplier.equals(supplier);
        }

        @Override
        public int hashCode() {
            return product.hashCode();
        }
    }

    @Entity(name = "Product")
    @Table(name = "product")
    public static class Product {
        @Id
        Long id;
    }

    @Entity(name = "Supplier")
    @Table(name = "supplier")
    public static class Supplier {
        @Id
        Long id;
    }

    /** Its columns stand in another order than in its key. */
    @Entity(name = "Supply")
    @Table(name = "supply")
    @IdClass(Deal.class)
    public static class Supply {
        @Id
        @ManyToOne
        Product product;

        @Id
        @ManyToOne
        Supplier supplier;

        @Column(nullable = false)
        LocalDate since;

        BigDecimal discount;
    }

    @Entity(name = "Part")
    @Table(name = "part")
    public static class Part {
        @Id
        Long id;
    }

    @Entity(name = "Part")
    @Table(name = "part")
    public static class PartOfThing {
        @Id
        Long id;

        @ManyToOne
        KeyOfTwo thing;
    }

    @Entity(name = "Detail")
    @Table(name = "detail")
    public static class Detail {
        @Id
        Integer id;

        @OneToOne
        @MapsId
        Shop shop;
    }

    @Entity(name = "Stock")
    @Table(
            name = "stock",
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "stock_uk",
                            columnNames = {"a", "b"}),
            indexes = @Index(name = "stock_idx", columnList = "b, a"))
    public static class Stock {
        @Id
        Long id;

        Integer a;

        Integer b;
    }

    @Entity(name = "Stock")
    @Table(name = "stock", indexes = @Index(name = "stock_uk", columnList = "a"))
    public static class StockWithoutB {
        @Id
        Long id;

        Integer a;
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

    @Entity(name = "Vehicle")
    @Table(name = "vehicle")
    @Inheritance(strategy = InheritanceType.JOINED)
    public static class Vehicle {
        @Id
        Long id;
    }

    @Entity(name = "Car")
    @Table(name = "car")
    public static class Car extends Vehicle {
        int doors;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class SharedSequence {
        @Id
        @GeneratedValue(generator = "all_seq")
        @SequenceGenerator(name = "all_seq", sequenceName = "all_seq", initialValue = 10, allocationSize = 5)
        Long id;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class SharedSequenceChanged {
        @Id
        @GeneratedValue(generator = "all_seq")
        @SequenceGenerator(name = "all_seq", sequenceName = "all_seq", initialValue = 100, allocationSize = 20)
        Long id;
    }

    @Entity(name = "Item")
    @Table(name = "\"ITEM\"")
    public static class Capitals {
        @Id
        Long id;

        @Column(name = "\"NAME\"")
        String name;
    }

    @Entity(name = "Item")
    @Table(name = "\"ITEM\"", indexes = @Index(name = "capitals_idx", columnList = "\"NAME\""))
    public static class CapitalsMore {
        @Id
        Long id;

        @Column(name = "\"NAME\"", length = 300)
        String name;

        @ManyToOne
        @JoinColumn(name = "\"PARENT\"")
        CapitalsMore parent;
    }

    @Entity(name = "Item")
    @Table(name = "\"größe é.%\"")
    public static class Accents {
        @Id
        Long id;

        @Column(name = "\"naïve\"", unique = true)
        String name;
    }

    @Entity(name = "Item")
    @Table(name = "\"größe é.%\"", indexes = @Index(name = "accents_idx", columnList = "\"naïve\""))
    public static class AccentsMore {
        @Id
        Long id;

        @Column(name = "\"naïve\"", nullable = false)
        String name;
    }

    @Entity(name = "Order")
    @Table(name = "\"order\"", indexes = @Index(name = "order_idx", columnList = "\"group\""))
    public static class Order {
        @Id
        Long id;

        @Column(name = "\"group\"", unique = true)
        String group;

        @ManyToOne
        @JoinColumn(name = "\"user\"")
        Order user;
    }

    @Entity(name = "Item")
    @Table(name = "a_table_whose_name_is_exactly_sixty_three_characters_long_xxxxx")
    public static class Lengthy {
        @Id
        Long id;

        @Column(name = "a_column_whose_name_is_exactly_sixty_three_characters_long_xxxx")
        String name;
    }

    @Entity(name = "Item")
    @Table(
            name = "a_table_whose_name_is_exactly_sixty_three_characters_long_xxxxx",
            indexes = @Index(columnList = "a_column_whose_name_is_exactly_sixty_three_characters_long_xxxx"))
    public static class LengthyMore {
        @Id
        Long id;

        @Column(
                name = "a_column_whose_name_is_exactly_sixty_three_characters_long_xxxx",
                nullable = false,
                unique = true)
        String name;

        @ManyToOne
        @JoinColumn(name = "another_column_whose_name_is_exactly_63_characters_long_xxxxxxx")
        LengthyMore parent;
    }

    public static List<ModelChange> all() {
        Decisions none = Decisions.none();
        return List.of(
                ModelChange.ofMany(
                        "a join table whose key has references in another order than its columns",
                        List.of(Product.class),
                        List.of(Product.class, Supplier.class, Supply.class),
                        "createTable supplier",
                        "createTable supply",
                        "addForeignKeyConstraint supply_product_id_fkey",
                        "addForeignKeyConstraint supply_supplier_id_fkey"),
                ModelChange.ofMany(
                        "a key longer, and what refers to it",
                        List.of(Shop.class, SoldInShop.class),
                        List.of(BigShop.class, SoldInBigShop.class),
                        "modifyDataType shop_id",
                        "modifyDataType id"),
                ModelChange.ofMany(
                        "what happens to rows whose target changes its number",
                        List.of(Shop.class, SoldInShop.class),
                        List.of(Shop.class, SoldInShopWithUpdates.class),
                        "dropForeignKeyConstraint item_shop_id_fkey",
                        "addForeignKeyConstraint item_shop_fk"),
                ModelChange.of(
                                "a reference to the table itself that takes no null",
                                Bare.class,
                                WithParent.class,
                                "addColumn parent_id",
                                "update parent_id",
                                "addNotNullConstraint parent_id",
                                "addForeignKeyConstraint item_parent_id_fkey")
                        .answered(none.value("item.parent_id", Value.of("sql:id"))),
                ModelChange.of(
                                "a number shorter",
                                SecondInteger.class,
                                SecondShort.class,
                                "update amount",
                                "modifyDataType amount")
                        .answered(none.value(
                                "item.amount", Value.of("sql:case when amount > 32767 then 0 else amount end"))),
                ModelChange.of(
                                "a decimal with a default to an integer",
                                SecondDecimal.class,
                                SecondInteger.class,
                                "dropDefaultValue amount",
                                "modifyDataType amount")
                        .answered(none.value("item.amount", Value.of("sql:amount"))),
                ModelChange.of(
                                "an integer to a decimal with a default",
                                SecondInteger.class,
                                SecondDecimal.class,
                                "modifyDataType amount",
                                "addDefaultValue amount")
                        .answered(none.value("item.amount", Value.of("sql:amount"))),
                ModelChange.of("a time to one with a zone", LocalTime.class, ZonedTime.class, "modifyDataType at"),
                ModelChange.of("more bytes", Bytes.class, MoreBytes.class, "modifyDataType content"),
                ModelChange.of("large objects added", Bare.class, Large.class, "addColumn content", "addColumn text"),
                ModelChange.of(
                                "a document, a list and a UUID added",
                                Bare.class,
                                Structured.class,
                                "addColumn code",
                                "addColumn properties",
                                "update properties",
                                "addNotNullConstraint properties",
                                "addColumn tags")
                        .answered(none.value("item.properties", Value.of("[\"it's\", 1]"))),
                ModelChange.of(
                        "a document, a list and a UUID dropped",
                        Structured.class,
                        Bare.class,
                        "dropColumn code",
                        "dropColumn tags",
                        "dropColumn properties"),
                ModelChange.of(
                        "a value added to an enum by number",
                        ByNumber.class,
                        ByNumberMore.class,
                        "dropCheckConstraint item_size_check",
                        "addCheckConstraint item_size_check"),
                ModelChange.of("a column with a definition of its own", Bare.class, Defined.class, "addColumn code"),
                ModelChange.of(
                                "a column added with everything",
                                Bare.class,
                                AllAtOnce.class,
                                "addColumn code",
                                "update code",
                                "addNotNullConstraint code",
                                "addUniqueConstraint item_code_key",
                                "setTableRemarks item")
                        .answered(none.value("item.code", Value.of("sql:'x' || id"))),
                ModelChange.of(
                        "everything about a column changed",
                        AllAtOnce.class,
                        AllAtOnceChanged.class,
                        "dropUniqueConstraint item_code_key",
                        "dropDefaultValue code",
                        "dropNotNullConstraint code",
                        "modifyDataType code",
                        "setTableRemarks item",
                        "setColumnRemarks code"),
                ModelChange.of(
                                "a collection gets an order",
                                Tagged.class,
                                TaggedInOrder.class,
                                "addColumn place",
                                "update place",
                                "addNotNullConstraint place",
                                "addPrimaryKey tag_pkey")
                        .answered(none.value("tag.place", Value.of("0"))),
                ModelChange.of(
                        "one column less in the primary key",
                        KeyOfTwo.class,
                        KeyOfOne.class,
                        "dropPrimaryKey thing_pkey",
                        "dropColumn b",
                        "addPrimaryKey thing_pkey"),
                ModelChange.ofMany(
                        "a reference of two columns added",
                        List.of(KeyOfTwo.class, Part.class),
                        List.of(KeyOfTwo.class, PartOfThing.class),
                        "addColumn thing_a",
                        "addColumn thing_b",
                        "addForeignKeyConstraint part_thing_a_thing_b_fkey"),
                ModelChange.ofMany(
                        "a table whose key is that of another",
                        List.of(Shop.class),
                        List.of(Shop.class, Detail.class),
                        "createTable detail",
                        "addForeignKeyConstraint detail_shop_id_fkey"),
                ModelChange.of(
                        "a column dropped under a unique constraint of two, whose name an index takes",
                        Stock.class,
                        StockWithoutB.class,
                        "dropIndex stock_idx",
                        "dropUniqueConstraint stock_uk",
                        "dropColumn b",
                        "createIndex stock_uk"),
                ModelChange.ofMany(
                                "one class less in one table",
                                List.of(Animal.class, Cat.class, Dog.class),
                                List.of(Animal.class, Cat.class),
                                "dropCheckConstraint animal_kind_check",
                                "update kind",
                                "dropColumn tricks",
                                "addCheckConstraint animal_kind_check")
                        .answered(none.value("animal.kind", Value.of("Animal"))),
                ModelChange.ofMany(
                        "a class in a table of its own that is joined",
                        List.of(Vehicle.class),
                        List.of(Vehicle.class, Car.class),
                        "createTable car",
                        "addForeignKeyConstraint car_id_fkey"),
                ModelChange.of(
                        "start and step of a sequence",
                        SharedSequence.class,
                        SharedSequenceChanged.class,
                        "alterSequence all_seq"),
                ModelChange.of(
                                "names in capitals",
                                Capitals.class,
                                CapitalsMore.class,
                                "modifyDataType name",
                                "addColumn parent",
                                "createIndex capitals_idx",
                                "addForeignKeyConstraint item_parent_fkey")
                        .onPostgresql(
                                "modifyDataType NAME",
                                "addColumn PARENT",
                                "createIndex capitals_idx",
                                "addForeignKeyConstraint item_parent_fkey"),
                ModelChange.of(
                                "names with accents and signs",
                                Accents.class,
                                AccentsMore.class,
                                "dropUniqueConstraint gr__e_____na_ve_key",
                                "update naïve",
                                "addNotNullConstraint naïve",
                                "createIndex accents_idx")
                        .answered(none.value("größe é.%.naïve", Value.of("ü"))),
                ModelChange.ofMany(
                                "a table of reserved words dropped",
                                List.of(Bare.class, Order.class),
                                List.of(Bare.class),
                                "dropForeignKeyConstraint order_user_fkey",
                                "dropIndex order_idx",
                                "dropTable order")
                        .answered(Decisions.none().drop("order")),
                ModelChange.of(
                                "more on names of 63 characters",
                                Lengthy.class,
                                LengthyMore.class,
                                "update a_column_whose_name_is_exactly_sixty_three_characters_long_xxxx",
                                "addNotNullConstraint a_column_whose_name_is_exactly_sixty_three_characters_long_xxxx",
                                "addColumn another_column_whose_name_is_exactly_63_characters_long_xxxxxxx",
                                "addUniqueConstraint a_table_whose_name_is_exactly_sixty_three_characte_d90dcf75_key",
                                "createIndex a_table_whose_name_is_exactly_sixty_three_characte_d90dc7d3_idx",
                                "addForeignKeyConstraint a_table_whose_name_is_exactly_sixty_three_charact_43207260_fkey")
                        .answered(none.value(
                                "a_table_whose_name_is_exactly_sixty_three_characters_long_xxxxx"
                                        + ".a_column_whose_name_is_exactly_sixty_three_characters_long_xxxx",
                                Value.of("sql:'n' || id"))));
    }
}
