package models;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Columns of types, and with functions and collations, that only a handwritten changeset can make. */
public final class MadeTypeCases {

    private MadeTypeCases() {}

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OfDomain {
        @Id
        Long id;

        @Column(columnDefinition = "positive", nullable = false)
        Integer amount;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Bare {
        @Id
        Long id;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OfQuotedDomain {
        @Id
        Long id;

        @Column(columnDefinition = "\"Positive\"", nullable = false)
        Integer amount;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OfDomains {
        @Id
        Long id;

        @Column(columnDefinition = "positive[]")
        Integer[] amount;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OfUuid {
        @Id
        Long id;

        @ColumnDefault("uuid_generate_v4()")
        @Column(nullable = false)
        java.util.UUID amount;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OfTwoOfDomain {
        @Id
        Long id;

        @Column(columnDefinition = "positive", nullable = false)
        Integer amount;

        @Column(columnDefinition = "positive")
        Integer rest;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OfInteger {
        @Id
        Long id;

        @Column(nullable = false)
        Integer amount;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OfTextDomain {
        @Id
        Long id;

        @Column(columnDefinition = "address", nullable = false, unique = true)
        String amount;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OfDayDomain {
        @Id
        Long id;

        @Column(columnDefinition = "workday", nullable = false)
        LocalDate amount;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class WithDefault {
        @Id
        Long id;

        @ColumnDefault("next_code()")
        @Column(nullable = false)
        Integer amount;
    }

    @Entity(name = "Item")
    @Table(name = "item", check = @CheckConstraint(name = "item_fine", constraint = "is_fine(amount)"))
    public static class WithCheck {
        @Id
        Long id;

        @Column(nullable = false)
        Integer amount;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OfCitext {
        @Id
        Long id;

        @Column(columnDefinition = "citext", nullable = false, unique = true)
        String amount;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OfText {
        @Id
        Long id;

        @Column(nullable = false, unique = true)
        String amount;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OfMood {
        @Id
        Long id;

        @Column(columnDefinition = "mood", nullable = false)
        String amount;
    }

    /** Some of whose types Hibernate makes. */
    @Entity(name = "Item")
    @Table(name = "item")
    public static class OfMoodAndDomain {
        public enum Mood {
            HAPPY,
            SAD
        }

        @Id
        Long id;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        @Column(nullable = false)
        Mood amount;

        @Column(columnDefinition = "positive")
        Integer rest;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OfComposite {
        @Id
        Long id;

        @Column(columnDefinition = "place")
        String amount;
    }

    @Entity(name = "Item")
    @Table(name = "item")
    public static class OfCollation {
        @Id
        Long id;

        @Column(columnDefinition = "varchar(40) collate bytewise", nullable = false)
        String amount;
    }
}
