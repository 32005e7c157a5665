package models;

import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.Value;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** Changes of keys, checks, indexes and references. */
@SuppressWarnings("deprecation")
public final class KeyCases {

    private KeyCases() {}

    @Entity(name = "Shop")
    @Table(name = "shop")
    public static class Shop {
        @Id
        Long id;
    }

    @Entity(name = "Owner")
    @Table(name = "owner")
    public static class Owner {
        @Id
        Long id;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Item {
        @Id
        Long id;

        @Column(nullable = false)
        String code;

        Long amount;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class UniqueCode {
        @Id
        Long id;

        @Column(nullable = false, unique = true)
        String code;

        Long amount;
    }

    @Entity(name = "Item")
    @Table(
            name = "item",
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "item_code_uk",
                            columnNames = {"code", "amount"}))
    public static class NamedUnique {
        @Id
        Long id;

        @Column(nullable = false)
        String code;

        Long amount;
    }

    @Entity(name = "Item")
    @Table(name = "item", uniqueConstraints = @UniqueConstraint(name = "item_code_uk", columnNames = "code"))
    public static class NamedUniqueOfOne {
        @Id
        Long id;

        @Column(nullable = false)
        String code;

        Long amount;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class NoCode {
        @Id
        Long id;

        Long amount;
    }

    @Entity(name = "Item")
    @Table(name = "item", indexes = @Index(name = "item_idx", columnList = "code, amount"))
    public static class Indexed {
        @Id
        Long id;

        @Column(nullable = false)
        String code;

        Long amount;
    }

    @Entity(name = "Item")
    @Table(name = "item", indexes = @Index(name = "item_idx", columnList = "amount, code"))
    public static class IndexedTheOtherWay {
        @Id
        Long id;

        @Column(nullable = false)
        String code;

        Long amount;
    }

    @Entity(name = "Item")
    @Table(name = "item", indexes = @Index(name = "item_idx", columnList = "code desc, amount"))
    public static class IndexedDescending {
        @Id
        Long id;

        @Column(nullable = false)
        String code;

        Long amount;
    }

    @Entity(name = "Item")
    @Table(name = "item", indexes = @Index(columnList = "code"))
    public static class IndexedWithoutName {
        @Id
        Long id;

        @Column(nullable = false)
        String code;

        Long amount;
    }

    @Entity(name = "Item")
    @Table(
            name = "item",
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "item_idx",
                            columnNames = {"code", "amount"}))
    public static class UniqueInsteadOfIndex {
        @Id
        Long id;

        @Column(nullable = false)
        String code;

        Long amount;
    }

    @Entity(name = "Stock")
    @Table(
            name = "stock",
            indexes = {@Index(name = "stock_a_idx", columnList = "a"), @Index(name = "stock_b_idx", columnList = "b")})
    public static class TwoIndexes {
        @Id
        Long id;

        Integer a;

        Integer b;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    @Check(name = "item_amount_range", constraints = "amount between 0 and 100")
    public static class Checked {
        @Id
        Long id;

        @Column(nullable = false)
        String code;

        Long amount;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    @Check(name = "item_amount_range", constraints = "amount between 0 and 1000")
    public static class CheckedMore {
        @Id
        Long id;

        @Column(nullable = false)
        String code;

        Long amount;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class CheckedColumn {
        @Id
        Long id;

        @Column(nullable = false)
        @Check(constraints = "length(code) > 2 or code = 'é;x'")
        String code;

        Long amount;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Sold {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(name = "seller_id")
        Shop seller;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class NotSold {
        @Id
        Long id;

        @Column(name = "seller_id")
        Long seller;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class NumberedCode {
        @Id
        Long id;

        @Column(nullable = false)
        Integer code;

        Long amount;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Unsold {
        @Id
        Long id;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class SoldByOwner {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(name = "seller_id")
        Owner seller;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class SoldInCascade {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(name = "seller_id")
        @OnDelete(action = OnDeleteAction.CASCADE)
        Shop seller;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class SoldOnce {
        @Id
        Long id;

        @OneToOne
        @JoinColumn(name = "seller_id")
        Shop seller;
    }

    @Entity(name = "Item")
    @Table(name = "item", indexes = @Index(name = "item_seller_idx", columnList = "seller_id"))
    public static class SoldAndIndexed {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(name = "seller_id")
        Shop seller;
    }

    @Entity(name = "Chicken")
    @Table(name = "chicken")
    public static class Chicken {
        @Id
        Long id;

        @ManyToOne
        Egg origin;
    }

    @Entity(name = "Egg")
    @Table(name = "egg")
    public static class Egg {
        @Id
        Long id;

        @ManyToOne
        Chicken origin;
    }

    @Entity(name = "Shop")
    @Table(name = "shop")
    public static class ShopWithTags {
        @Id
        Long id;

        @ElementCollection
        Set<String> tags;

        @ManyToMany
        Set<Owner> owners;
    }

    public static class Pair implements Serializable {
        private static final long serialVersionUID = 1L;
        Long a;
        Long b;
    }

    @Entity(name = "Thing")
    @Table(name = "thing")
    public static class KeyOfOne {
        @Id
        Long a;
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

    public static List<ModelChange> all() {
        Decisions none = Decisions.none();
        return List.of(
                ModelChange.of(
                        "a column becomes unique", Item.class, UniqueCode.class, "addUniqueConstraint item_code_key"),
                ModelChange.of(
                        "a column no longer unique",
                        UniqueCode.class,
                        Item.class,
                        "dropUniqueConstraint item_code_key"),
                ModelChange.of(
                        "a unique constraint with a name",
                        Item.class,
                        NamedUnique.class,
                        "addUniqueConstraint item_code_uk"),
                ModelChange.of(
                        "another set of columns unique",
                        NamedUnique.class,
                        NamedUniqueOfOne.class,
                        "dropUniqueConstraint item_code_uk",
                        "addUniqueConstraint item_code_uk"),
                ModelChange.of(
                        "a column dropped under a unique constraint",
                        NamedUniqueOfOne.class,
                        NoCode.class,
                        "dropUniqueConstraint item_code_uk",
                        "dropColumn code"),
                ModelChange.of("an index added", Item.class, Indexed.class, "createIndex item_idx"),
                ModelChange.of(
                        "an index without a name added",
                        Item.class,
                        IndexedWithoutName.class,
                        "createIndex item_code_idx"),
                ModelChange.of("an index dropped", Indexed.class, Item.class, "dropIndex item_idx"),
                ModelChange.of(
                        "an index over the same columns in another order",
                        Indexed.class,
                        IndexedTheOtherWay.class,
                        "dropIndex item_idx",
                        "createIndex item_idx"),
                ModelChange.of(
                        "an index the other way round",
                        Indexed.class,
                        IndexedDescending.class,
                        "dropIndex item_idx",
                        "createIndex item_idx"),
                ModelChange.of(
                        "an index becomes a unique constraint of the same name",
                        Indexed.class,
                        UniqueInsteadOfIndex.class,
                        "dropIndex item_idx",
                        "addUniqueConstraint item_idx"),
                ModelChange.ofMany(
                                "a table with two indexes dropped",
                                List.of(Item.class, TwoIndexes.class),
                                List.of(Item.class),
                                "dropIndex stock_a_idx",
                                "dropIndex stock_b_idx",
                                "dropTable stock")
                        .answered(Decisions.none().drop("stock")),
                ModelChange.of("a check added", Item.class, Checked.class, "addCheckConstraint item_amount_range")
                        .answered(Decisions.none().value("item.amount", Value.of("sql:amount"))),
                ModelChange.of(
                                "a check added that rows break",
                                Item.class,
                                Checked.class,
                                "update amount",
                                "addCheckConstraint item_amount_range")
                        .answered(Decisions.none().value("item.amount", Value.of("7"))),
                ModelChange.of(
                        "a check of the same name and another expression",
                        Checked.class,
                        CheckedMore.class,
                        "dropCheckConstraint item_amount_range",
                        "addCheckConstraint item_amount_range"),
                ModelChange.of("a check dropped", Checked.class, Item.class, "dropCheckConstraint item_amount_range"),
                ModelChange.of(
                                "a check of a column",
                                Item.class,
                                CheckedColumn.class,
                                "addCheckConstraint item_code_check")
                        .answered(Decisions.none().value("item.code", Value.of("sql:code"))),
                ModelChange.ofMany(
                        "a reference added",
                        List.of(Shop.class, Unsold.class),
                        List.of(Shop.class, Sold.class),
                        "addColumn seller_id",
                        "addForeignKeyConstraint item_seller_id_fkey"),
                ModelChange.ofMany(
                        "a reference over a column that is there",
                        List.of(Shop.class, NotSold.class),
                        List.of(Shop.class, Sold.class),
                        "addForeignKeyConstraint item_seller_id_fkey"),
                ModelChange.ofMany(
                        "a reference dropped with its column",
                        List.of(Shop.class, Sold.class),
                        List.of(Shop.class, Unsold.class),
                        "dropForeignKeyConstraint item_seller_id_fkey",
                        "dropColumn seller_id"),
                ModelChange.ofMany(
                                "a table dropped and the column that referred to it kept",
                                List.of(Shop.class, Sold.class),
                                List.of(NotSold.class),
                                "dropForeignKeyConstraint item_seller_id_fkey",
                                "dropTable shop")
                        .answered(Decisions.none().drop("shop")),
                ModelChange.of(
                                "a unique column that cannot be converted",
                                UniqueCode.class,
                                NumberedCode.class,
                                "dropUniqueConstraint item_code_key",
                                "dropColumn code",
                                "addColumn code",
                                "update code",
                                "addNotNullConstraint code")
                        .answered(Decisions.none().noRename("item.code").value("item.code", Value.of("7"))),
                ModelChange.ofMany(
                        "a reference to another table",
                        List.of(Shop.class, Owner.class, Sold.class),
                        List.of(Shop.class, Owner.class, SoldByOwner.class),
                        "dropForeignKeyConstraint item_seller_id_fkey",
                        "addForeignKeyConstraint item_seller_id_fkey"),
                ModelChange.ofMany(
                        "what happens to rows whose target goes",
                        List.of(Shop.class, Sold.class),
                        List.of(Shop.class, SoldInCascade.class),
                        "dropForeignKeyConstraint item_seller_id_fkey",
                        "addForeignKeyConstraint item_seller_id_fkey"),
                ModelChange.ofMany(
                        "one to one",
                        List.of(Shop.class, Sold.class),
                        List.of(Shop.class, SoldOnce.class),
                        "addUniqueConstraint item_seller_id_key"),
                ModelChange.ofMany(
                                "no longer one to one",
                                List.of(Shop.class, SoldOnce.class),
                                List.of(Shop.class, Sold.class),
                                "dropForeignKeyConstraint item_seller_id_fkey",
                                "dropUniqueConstraint item_seller_id_key",
                                "addForeignKeyConstraint item_seller_id_fkey")
                        .onPostgresql("dropUniqueConstraint item_seller_id_key"),
                ModelChange.ofMany(
                                "an index dropped under a reference",
                                List.of(Shop.class, SoldAndIndexed.class),
                                List.of(Shop.class, Sold.class),
                                "dropForeignKeyConstraint item_seller_id_fkey",
                                "dropIndex item_seller_idx",
                                "addForeignKeyConstraint item_seller_id_fkey")
                        .onPostgresql("dropIndex item_seller_idx"),
                ModelChange.ofMany(
                        "two tables that refer to each other",
                        List.of(),
                        List.of(Chicken.class, Egg.class),
                        "createTable egg",
                        "createTable chicken",
                        "addForeignKeyConstraint chicken_origin_id_fkey",
                        "addForeignKeyConstraint egg_origin_id_fkey"),
                ModelChange.ofMany(
                                "two tables dropped that refer to each other",
                                List.of(Shop.class, Chicken.class, Egg.class),
                                List.of(Shop.class),
                                "dropForeignKeyConstraint chicken_origin_id_fkey",
                                "dropForeignKeyConstraint egg_origin_id_fkey",
                                "dropTable chicken",
                                "dropTable egg")
                        .answered(Decisions.none().drop("Chicken", "egg")),
                ModelChange.ofMany(
                                "a table dropped and the one it refers to",
                                List.of(Owner.class, Shop.class, Sold.class),
                                List.of(Owner.class),
                                "dropForeignKeyConstraint item_seller_id_fkey",
                                "dropTable item",
                                "dropTable shop")
                        .answered(Decisions.none().drop("shop", "item")),
                ModelChange.ofMany(
                        "collections",
                        List.of(Shop.class, Owner.class),
                        List.of(ShopWithTags.class, Owner.class),
                        "createTable shop_owner",
                        "createTable shop_tags",
                        "addForeignKeyConstraint shop_owner_owners_id_fkey",
                        "addForeignKeyConstraint shop_owner_shop_id_fkey",
                        "addForeignKeyConstraint shop_tags_shop_id_fkey"),
                ModelChange.of(
                                "one more column in the primary key",
                                KeyOfOne.class,
                                KeyOfTwo.class,
                                "dropPrimaryKey thing_pkey",
                                "addColumn b",
                                "update b",
                                "addNotNullConstraint b",
                                "addPrimaryKey thing_pkey")
                        .answered(none.value("thing.b", Value.of("7"))));
    }
}
