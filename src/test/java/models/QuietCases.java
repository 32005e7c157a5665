package models;

import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.UniqueConstraint;
import java.util.List;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** Changes of classes that change nothing in the database. */
@SuppressWarnings("deprecation")
public final class QuietCases {

    private QuietCases() {}

    enum Size {
        SMALL,
        LARGE
    }

    enum SizeInAnotherOrder {
        LARGE,
        SMALL
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Plain {
        @Id
        @GeneratedValue
        Long id;

        String name;

        Integer amount;
    }

    @Entity(name = "Thing")
    @Table(name = "item")
    public static class OtherClass {
        @Id
        @GeneratedValue
        Long id;

        String name;

        Integer amount;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class InAnotherOrder {
        Integer amount;

        String name;

        @Id
        @GeneratedValue
        Long id;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class SaidInFull {
        @Id
        @GeneratedValue(generator = "item_seq")
        @SequenceGenerator(name = "item_seq", sequenceName = "item_seq", initialValue = 1, allocationSize = 50)
        @Column(nullable = false)
        Long id;

        @Column(length = 255)
        String name;

        Integer amount;

        @Transient
        String notStored;
    }

    @MappedSuperclass
    public static class Base {
        @Id
        @GeneratedValue
        Long id;
    }

    @Embeddable
    public static class Description {
        String name;

        Integer amount;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Composed extends Base {
        @Embedded
        Description description;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Sized {
        @Id
        Long id;

        @Enumerated(EnumType.STRING)
        Size size;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class SizedInAnotherOrder {
        @Id
        Long id;

        @Enumerated(EnumType.STRING)
        SizeInAnotherOrder size;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    @Check(name = "item_amount_check", constraints = "amount in (1, 2, 3) and amount <> 7 or amount is null")
    public static class Checked {
        @Id
        Long id;

        Integer amount;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    @Check(name = "item_amount_check", constraints = "( AMOUNT IN (1,2,3) AND (amount != 7) ) OR amount IS NULL")
    public static class CheckedInOtherWords {
        @Id
        Long id;

        Integer amount;
    }

    @Entity(name = "Shop")
    @Table(name = "shop")
    public static class Shop {
        @Id
        Long id;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Sold {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(name = "shop_id")
        Shop shop;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class SoldWithoutAction {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(name = "shop_id", foreignKey = @ForeignKey(name = "item_shop_id_fkey"))
        @OnDelete(action = OnDeleteAction.NO_ACTION)
        Shop shop;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class SoldWithoutKey {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(name = "shop_id", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        Shop shop;
    }

    @Entity(name = "Item")
    @Table(name = "item", indexes = @Index(columnList = "name"))
    public static class IndexedWithoutName {
        @Id
        Long id;

        @Column(unique = true)
        String code;

        String name;
    }

    @Entity(name = "Item")
    @Table(
            name = "item",
            indexes = @Index(name = "item_name_idx", columnList = "name"),
            uniqueConstraints = @UniqueConstraint(columnNames = "code"))
    public static class IndexedWithGoodName {
        @Id
        Long id;

        String code;

        String name;
    }

    public static List<ModelChange> all() {
        return List.of(
                ModelChange.of("another class over the same table", Plain.class, OtherClass.class),
                ModelChange.of("columns in another order", Plain.class, InAnotherOrder.class),
                ModelChange.of("what goes without saying said", Plain.class, SaidInFull.class),
                ModelChange.ofMany(
                        "fields moved to a super class and into an embeddable",
                        List.of(Plain.class),
                        List.of(Base.class, Description.class, Composed.class)),
                ModelChange.of("the values of an enum in another order", Sized.class, SizedInAnotherOrder.class),
                ModelChange.of("a check in other words", Checked.class, CheckedInOtherWords.class),
                ModelChange.ofMany(
                        "a reference with its action and its name said",
                        List.of(Shop.class, Sold.class),
                        List.of(Shop.class, SoldWithoutAction.class)),
                ModelChange.of(
                        "the names said that an index and a unique constraint have",
                        IndexedWithoutName.class,
                        IndexedWithGoodName.class),
                ModelChange.ofMany(
                        "a reference that is none to the database any more",
                        List.of(Shop.class, Sold.class),
                        List.of(Shop.class, SoldWithoutKey.class),
                        "dropForeignKeyConstraint item_shop_id_fkey"));
    }
}
