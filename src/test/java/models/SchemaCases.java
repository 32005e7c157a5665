package models;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.UniqueConstraint;
import java.util.Set;
import org.hibernate.annotations.ColumnDefault;

/** Entities in several schemas. */
public final class SchemaCases {

    private SchemaCases() {}

    public enum Kind {
        LOGIN,
        LOGOUT
    }

    /** In the default schema; another table has its name in another one. */
    @Entity(name = "Person")
    @Table(name = "person", uniqueConstraints = @UniqueConstraint(columnNames = "email"))
    public static class Person {
        @Id
        @GeneratedValue
        public Long id;

        @Column(nullable = false)
        public String email;
    }

    /** In another schema, with a key into the default one. */
    @Entity(name = "Event")
    @Table(
            name = "event",
            schema = "audit",
            comment = "what happened",
            check = @CheckConstraint(name = "event_number_check", constraint = "number > 0"),
            indexes = @Index(name = "event_kind_idx", columnList = "kind"),
            uniqueConstraints = @UniqueConstraint(columnNames = {"person_id", "number"}))
    @SecondaryTable(name = "event_detail", schema = "archive")
    public static class Event {
        @Id
        @GeneratedValue
        public Long id;

        @ManyToOne(optional = false)
        public Person person;

        @ManyToOne
        public OtherPerson author;

        public Kind kind;

        @ColumnDefault("1")
        @Column(nullable = false, comment = "counted from one")
        public Integer number;

        @Column(table = "event_detail")
        public String text;

        @ManyToMany
        @JoinTable(name = "event_event", schema = "audit")
        public Set<Event> others;

        @ElementCollection
        @CollectionTable(name = "event_line", schema = "archive")
        public Set<String> lines;
    }

    /** The same with a column more, one less and another type. */
    @Entity(name = "Event")
    @Table(
            name = "event",
            schema = "audit",
            comment = "what happened when",
            check = @CheckConstraint(name = "event_number_check", constraint = "number >= 0"),
            indexes = @Index(name = "event_title_idx", columnList = "title"),
            uniqueConstraints = @UniqueConstraint(columnNames = {"person_id", "number"}))
    @SecondaryTable(name = "event_detail", schema = "archive")
    public static class LaterEvent {
        @Id
        @GeneratedValue
        public Long id;

        @ManyToOne(optional = false)
        public Person person;

        @ManyToOne
        public OtherPerson author;

        @ColumnDefault("'none'")
        @Column(nullable = false, length = 40, comment = "for people")
        public String title;

        @ColumnDefault("2")
        @Column(nullable = false)
        public Long number;

        @Column(table = "event_detail", length = 400)
        public String text;

        @ManyToMany
        @JoinTable(name = "event_event", schema = "audit")
        public Set<LaterEvent> others;

        @ElementCollection
        @CollectionTable(name = "event_line", schema = "archive")
        public Set<String> lines;
    }

    /** A table of the same name as that of {@link Person}, in another schema, with a sequence there. */
    @Entity(name = "OtherPerson")
    @Table(name = "person", schema = "audit", uniqueConstraints = @UniqueConstraint(columnNames = "email"))
    public static class OtherPerson {
        @Id
        @GeneratedValue(generator = "numbers")
        @SequenceGenerator(name = "numbers", sequenceName = "numbers", schema = "audit", allocationSize = 20)
        public Long id;

        @Column(nullable = false, length = 100)
        public String email;
    }

    @Entity(name = "Counted")
    @Table(name = "counted", schema = "archive")
    public static class Counted {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE, generator = "counters")
        @TableGenerator(name = "counters", table = "counters", schema = "archive")
        public Long id;
    }

    @Entity(name = "Numbered")
    @Table(name = "numbered", schema = "archive")
    public static class Numbered {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        public Long id;
    }

    /** Names that need quotes. */
    @Entity(name = "Purchase")
    @Table(name = "\"Order\"", schema = "\"Shop\"")
    public static class Quoted {
        @Id
        @GeneratedValue
        public Long id;

        @Column(name = "\"User\"", length = 30)
        public String user;

        @ManyToOne
        public Person person;
    }

    @Entity(name = "Purchase")
    @Table(name = "\"Order\"", schema = "\"Shop\"")
    public static class LaterQuoted {
        @Id
        @GeneratedValue
        public Long id;

        @Column(name = "\"User\"", length = 300)
        public String user;

        @ManyToOne
        public Person person;

        @Column(name = "\"More\"")
        public String more;
    }

    @Entity(name = "Purchase")
    @Table(name = "\"Order\"", schema = "shop")
    public static class QuotedTable {
        @Id
        @GeneratedValue
        public Long id;

        @Column(name = "\"User\"", length = 30)
        public String user;

        @ManyToOne
        public Person person;
    }

    @Entity(name = "Purchase")
    @Table(name = "\"Order\"", schema = "shop")
    public static class LaterQuotedTable {
        @Id
        @GeneratedValue
        public Long id;

        @Column(name = "\"User\"", length = 300)
        public String user;

        @ManyToOne
        public Person person;

        @Column(name = "\"More\"")
        public String more;
    }

    /** {@link OtherPerson} under other names. */
    @Entity(name = "OtherPerson")
    @Table(name = "human", schema = "audit", uniqueConstraints = @UniqueConstraint(columnNames = "mail"))
    public static class RenamedPerson {
        @Id
        @GeneratedValue(generator = "digits")
        @SequenceGenerator(name = "digits", sequenceName = "digits", schema = "audit", allocationSize = 20)
        public Long id;

        @Column(nullable = false, length = 100)
        public String mail;
    }

    @Entity(name = "Visit")
    @Table(name = "visit", schema = "audit")
    public static class Visit {
        @Id
        @GeneratedValue
        public Long id;

        @ManyToOne
        public Person person;
    }

    /** Without the table that it referred to. */
    @Entity(name = "Visit")
    @Table(name = "visit", schema = "audit")
    public static class LooseVisit {
        @Id
        @GeneratedValue
        public Long id;

        @Column(name = "person_id")
        public Long person;
    }
}
