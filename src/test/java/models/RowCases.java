package models;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.List;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;

/** Models whose change depends on the rows that are there. */
@SuppressWarnings("deprecation")
public final class RowCases {

    private RowCases() {}

    enum Ages {
        GONE,
        NEW,
        OLD
    }

    enum OtherAges {
        GONE,
        NEW,
        AGED
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Loose {
        @Id
        Long id;

        String text;

        Long number;

        @Column(precision = 12, scale = 4)
        java.math.BigDecimal price;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Tight {
        @Id
        Long id;

        @Column(length = 2)
        String text;

        Integer number;

        @Column(precision = 6, scale = 2)
        java.math.BigDecimal price;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Numbered {
        @Id
        Long id;

        Long number;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Worded {
        @Id
        Long id;

        Long number;

        @Column(nullable = false)
        String word;

        @ColumnDefault("'null'")
        String other;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Floating {
        @Id
        Long id;

        Double number;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Old {
        @Id
        Long id;

        @Enumerated(EnumType.STRING)
        Ages age;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Aged {
        @Id
        Long id;

        @Enumerated(EnumType.STRING)
        OtherAges age;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class AgedAsText {
        @Id
        Long id;

        String age;
    }

    @Entity(name = "Item")
    @Table(
            name = "item",
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "item_uk",
                            columnNames = {"place", "code"}))
    public static class Placed {
        @Id
        Long id;

        @Column(nullable = false)
        Integer place;

        @Column(nullable = false)
        Integer code;
    }

    @Entity(name = "Item")
    @Table(
            name = "item",
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "item_uk",
                            columnNames = {"place", "code"}))
    public static class PerhapsPlaced {
        @Id
        Long id;

        @Column(nullable = false)
        Integer place;

        Integer code;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class NotPlaced {
        @Id
        Long id;

        @Column(nullable = false)
        Integer place;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Ordered {
        @Id
        Long id;

        @ElementCollection
        @OrderColumn(name = "position")
        List<String> tags;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Unordered {
        @Id
        Long id;

        @ElementCollection
        List<String> tags;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Mailed {
        @Id
        Long id;

        @Column(nullable = false, unique = true)
        String mail;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    @Check(name = "item_mail_check", constraints = "mail like '%@%'")
    public static class MailChecked {
        @Id
        Long id;

        @Column(nullable = false, unique = true)
        String mail;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    @Check(name = "item_span_check", constraints = "starts < ends")
    public static class Spanned {
        @Id
        Long id;

        @Column(nullable = false)
        Integer starts;

        @Column(nullable = false)
        Integer ends;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    @Check(name = "item_span_check", constraints = "starts < ends")
    public static class SpannedUnique {
        @Id
        Long id;

        @Column(nullable = false)
        Integer starts;

        @Column(nullable = false)
        Integer ends;

        @Column(nullable = false, unique = true)
        String slug;
    }
}
