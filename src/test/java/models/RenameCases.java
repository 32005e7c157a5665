package models;

import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.Value;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.GeneratedColumn;

/** Renames, and what hangs on the thing that is renamed: it has to come along, rows and all. */
@SuppressWarnings("deprecation")
public final class RenameCases {

    private RenameCases() {}

    enum Size {
        SMALL,
        LARGE
    }

    @Entity(name = "Shop")
    @Table(name = "shop")
    public static class Shop {
        @Id
        Long id;
    }

    @Entity(name = "Item")
    @Table(
            name = "item",
            uniqueConstraints = @UniqueConstraint(name = "item_code_uk", columnNames = "code"),
            indexes = @Index(name = "item_code_idx", columnList = "code, id"))
    @Check(name = "item_code_length", constraints = "length(code) > 2")
    public static class Code {
        @Id
        Long id;

        String code;
    }

    @Entity(name = "Item")
    @Table(
            name = "item",
            uniqueConstraints = @UniqueConstraint(name = "item_code_uk", columnNames = "label"),
            indexes = @Index(name = "item_code_idx", columnList = "label, id"))
    @Check(name = "item_code_length", constraints = "length(label) > 2")
    public static class Label {
        @Id
        Long id;

        String label;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class UniqueCode {
        @Id
        Long id;

        @Column(unique = true)
        String code;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class UniqueLabel {
        @Id
        Long id;

        @Column(unique = true)
        String label;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class LongLabelNotNull {
        @Id
        Long id;

        @Column(nullable = false, length = 400, unique = true)
        @ColumnDefault("'none'")
        String label;
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
    public static class SoldBySeller {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(name = "seller_id")
        Shop shop;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class ReservedSelect {
        @Id
        Long id;

        @Column(name = "\"select\"")
        String select;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class ReservedFrom {
        @Id
        Long id;

        @Column(name = "\"from\"")
        String select;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class MixedCase {
        @Id
        Long id;

        @Column(name = "\"lineNo\"")
        Integer line;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class LowerCase {
        @Id
        Long id;

        @Column(name = "line_no")
        Integer line;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Amount {
        @Id
        Long id;

        int amount;

        @GeneratedColumn("amount * 2")
        int twice;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Quantity {
        @Id
        Long id;

        int quantity;

        @GeneratedColumn("quantity * 2")
        int twice;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class TwoColumns {
        @Id
        Long id;

        String one;

        String two;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class TwoOthers {
        @Id
        Long id;

        String third;

        String fourth;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OtherKey {
        @Id
        Long number;

        String one;

        String two;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Sized {
        @Id
        @GeneratedValue
        Long id;

        @Enumerated(EnumType.STRING)
        Size size;

        @Column(unique = true)
        String code;

        @ManyToOne
        Sized parent;
    }

    @Entity(name = "Item")
    @Table(name = "article")
    public static class SizedArticle {
        @Id
        @GeneratedValue
        Long id;

        @Enumerated(EnumType.STRING)
        Size size;

        @Column(unique = true)
        String code;

        @ManyToOne
        SizedArticle parent;
    }

    @Entity(name = "Item")
    @Table(name = "article")
    public static class MeasuredArticle {
        @Id
        @GeneratedValue
        Long id;

        @Enumerated(EnumType.STRING)
        Size measure;

        @Column(unique = true)
        String code;

        @ManyToOne
        MeasuredArticle parent;
    }

    @Entity(name = "Line")
    @Table(name = "line")
    public static class LineOfSized {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(name = "item_id")
        Sized item;
    }

    @Entity(name = "Line")
    @Table(name = "line")
    public static class LineOfArticle {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(name = "item_id")
        SizedArticle item;
    }

    @Entity(name = "Item")
    @Table(name = "\"order\"")
    public static class Order {
        @Id
        Long id;

        String one;

        String two;
    }

    @Entity(name = "Item")
    @Table(name = "\"Item\"")
    public static class QuotedItem {
        @Id
        @GeneratedValue
        Long id;

        String name;
    }

    @Entity(name = "Item")
    @Table(name = "\"Prod\"")
    public static class QuotedProd {
        @Id
        @GeneratedValue
        Long id;

        String name;
    }

    @Entity(name = "Item")
    @Table(name = "prod")
    public static class Prod {
        @Id
        @GeneratedValue
        Long id;

        String name;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class TwoToThree {
        @Id
        Long id;

        String two;

        String three;
    }

    @Entity(name = "Friend")
    @Table(name = "friend")
    public static class Friend {
        @Id
        Long id;

        @ManyToMany
        @JoinTable(name = "friend_shop")
        Set<Shop> shops;
    }

    @Entity(name = "Friend")
    @Table(name = "friend")
    public static class FriendInOtherTable {
        @Id
        Long id;

        @ManyToMany
        @JoinTable(name = "customers")
        Set<Shop> shops;
    }

    public static List<ModelChange> all() {
        Decisions none = Decisions.none();
        return List.of(
                ModelChange.of(
                                "a column renamed under a unique constraint, an index and a check",
                                Code.class,
                                Label.class,
                                "renameColumn label")
                        .answered(none.rename("item.code", "item.label")),
                ModelChange.of(
                                "a column renamed that is unique without a name",
                                UniqueCode.class,
                                UniqueLabel.class,
                                "renameColumn label")
                        .answered(none.rename("item.code", "item.label")),
                ModelChange.of(
                                "a column renamed, longer, with a default and without nulls",
                                UniqueCode.class,
                                LongLabelNotNull.class,
                                "renameColumn label",
                                "modifyDataType label",
                                "addDefaultValue label",
                                "update label",
                                "addNotNullConstraint label")
                        .answered(none.rename("item.code", "item.label")
                                .value("item.label", Value.of("sql:'none ' || id"))),
                ModelChange.ofMany(
                                "a column renamed that refers to another table",
                                List.of(Shop.class, SoldInShop.class),
                                List.of(Shop.class, SoldBySeller.class),
                                "renameColumn seller_id")
                        .answered(none.rename("item.shop_id", "item.seller_id")),
                ModelChange.of(
                                "a column renamed from one reserved word to another",
                                ReservedSelect.class,
                                ReservedFrom.class,
                                "renameColumn from")
                        .answered(none.rename("item.select", "item.from")),
                ModelChange.of(
                                "a column renamed from mixed case",
                                MixedCase.class,
                                LowerCase.class,
                                "renameColumn line_no")
                        .answered(none.rename("item.lineNo", "item.line_no")),
                ModelChange.of(
                                "a column renamed that another is computed from",
                                Amount.class,
                                Quantity.class,
                                "renameColumn quantity")
                        .answered(none.rename("item.amount", "item.quantity")),
                ModelChange.of(
                                "two columns renamed",
                                TwoColumns.class,
                                TwoOthers.class,
                                "renameColumn fourth",
                                "renameColumn third")
                        .answered(none.rename("item.one", "item.fourth").rename("item.two", "item.third")),
                ModelChange.of(
                                "one of two columns renamed, the other dropped",
                                TwoColumns.class,
                                TwoOthers.class,
                                "renameColumn third",
                                "addColumn fourth",
                                "dropColumn two")
                        .answered(none.rename("item.one", "item.third").noOtherRename()),
                ModelChange.of(
                                "the primary key's column renamed",
                                TwoColumns.class,
                                OtherKey.class,
                                "renameColumn number")
                        .answered(none.rename("item.id", "item.number")),
                ModelChange.ofMany(
                                "a table renamed that others and itself refer to, with an enum and a unique column",
                                List.of(Sized.class, LineOfSized.class),
                                List.of(SizedArticle.class, LineOfArticle.class),
                                "renameTable article",
                                "renameSequence article_seq")
                        .answered(none.rename("item", "article")),
                ModelChange.of(
                                "a table renamed and one of its columns",
                                Sized.class,
                                MeasuredArticle.class,
                                "renameTable article",
                                "renameSequence article_seq",
                                "renameColumn measure")
                        .answered(none.rename("item", "article").rename("item.size", "article.measure")),
                ModelChange.of("a table renamed to a reserved word", TwoColumns.class, Order.class, "renameTable order")
                        .answered(none.rename("item", "order")),
                ModelChange.of(
                                "a table with a quoted name renamed, its sequence with it",
                                QuotedItem.class,
                                QuotedProd.class,
                                "renameTable Prod",
                                "renameSequence prod_seq")
                        .answered(none.rename("Item", "Prod")),
                ModelChange.of(
                                "a table renamed to a name without quotes, its sequence with it",
                                QuotedItem.class,
                                Prod.class,
                                "renameTable prod",
                                "renameSequence prod_seq")
                        .answered(none.rename("Item", "prod")),
                ModelChange.of(
                                "a column renamed to the name that another had",
                                TwoColumns.class,
                                TwoToThree.class,
                                "renameColumn three",
                                "renameColumn two")
                        .answered(none.rename("item.two", "item.three").rename("item.one", "item.two")),
                ModelChange.of(
                                "a table renamed from a reserved word",
                                Order.class,
                                TwoColumns.class,
                                "renameTable item")
                        .answered(none.rename("order", "item")),
                ModelChange.ofMany(
                                "a join table renamed",
                                List.of(Shop.class, Friend.class),
                                List.of(Shop.class, FriendInOtherTable.class),
                                "renameTable customers")
                        .answered(none.rename("friend_shop", "customers")));
    }
}
