package models;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

/** Fragments of SQL in annotations, and indexes that are more than whole columns. */
public final class OptionCases {

    private OptionCases() {}

    /** No index. */
    @Entity(name = "Person")
    @Table(name = "person")
    public static class Plain {
        @Id
        public Long id;

        @Column(length = 100)
        public String email;

        public Boolean active;
    }

    /** Over expressions, with conditions, with an operator class. */
    @Entity(name = "Person")
    @Table(
            name = "person",
            indexes = {
                @Index(name = "person_email_lower_idx", columnList = "(lower(email))", unique = true),
                @Index(name = "person_active_idx", columnList = "email, id desc", options = "where active"),
                @Index(name = "person_covering_idx", columnList = "email", options = "include (active) where id > 10"),
                @Index(name = "person_pattern_idx", columnList = "(email) varchar_pattern_ops"),
                @Index(columnList = "(upper(email)), active")
            })
    public static class Indexed {
        @Id
        public Long id;

        @Column(length = 100)
        public String email;

        public Boolean active;
    }

    /** The same under other conditions, over a column of another type. */
    @Entity(name = "Person")
    @Table(
            name = "person",
            indexes = {
                @Index(name = "person_email_lower_idx", columnList = "(lower(email))"),
                @Index(name = "person_active_idx", columnList = "email, id desc", options = "where not active"),
                @Index(name = "person_covering_idx", columnList = "email"),
                @Index(columnList = "(upper(email)), active")
            })
    public static class OtherwiseIndexed {
        @Id
        public Long id;

        @Column(length = 1000000)
        public String email;

        public Boolean active;
    }

    /** The same over a column of another name. */
    @Entity(name = "Person")
    @Table(
            name = "person",
            indexes = {
                @Index(name = "person_email_lower_idx", columnList = "(lower(address))", unique = true),
                @Index(name = "person_active_idx", columnList = "address, id desc", options = "where active"),
                @Index(
                        name = "person_covering_idx",
                        columnList = "address",
                        options = "include (active) where id > 10"),
                @Index(name = "person_pattern_idx", columnList = "(address) varchar_pattern_ops"),
                @Index(columnList = "(upper(address)), active")
            })
    public static class IndexedUnderAnotherName {
        @Id
        public Long id;

        @Column(name = "address", length = 100)
        public String email;

        public Boolean active;
    }

    @Entity(name = "T")
    @Table(name = "t", options = "partition by range (id)")
    public static class OfTable {
        @Id
        public Long id;
    }

    @Entity(name = "T")
    @Table(name = "t")
    public static class Unsaid {
        @Id
        public Long id;
    }

    @Entity(name = "T")
    @Table(name = "t", options = "WITH (fillfactor = 70, autovacuum_enabled=false)")
    public static class Stored {
        @Id
        public Long id;
    }

    @Entity(name = "T")
    @Table(name = "t", options = "with (fillfactor=80)")
    public static class OtherwiseStored {
        @Id
        public Long id;
    }

    @Entity(name = "T")
    @Table(name = "t")
    public static class OfColumn {
        @Id
        public Long id;

        @Column(options = "compression pglz")
        public String text;
    }

    @Entity(name = "T")
    @Table(
            name = "t",
            uniqueConstraints = @UniqueConstraint(name = "t_uk", columnNames = "a", options = "with (fillfactor = 70)"))
    public static class OfUnique {
        @Id
        public Long id;

        public Integer a;
    }

    @Entity(name = "T")
    @Table(name = "t", indexes = @Index(name = "t_idx", columnList = "a", options = "with (fillfactor = 70)"))
    public static class OfIndex {
        @Id
        public Long id;

        public Integer a;
    }

    @Entity(name = "T")
    @Table(name = "t")
    public static class OfForeignKey {
        @Id
        public Long id;

        @ManyToOne
        @JoinColumn(name = "t_id", foreignKey = @ForeignKey(name = "t_fk", options = "deferrable not valid"))
        public OfForeignKey other;
    }

    @Entity(name = "T")
    @Table(name = "t")
    public static class OfDefinition {
        @Id
        public Long id;

        @ManyToOne
        @JoinColumn(
                name = "t_id",
                foreignKey =
                        @ForeignKey(
                                name = "t_fk",
                                foreignKeyDefinition = "foreign key (t_id) references t (id) match full"))
        public OfDefinition other;
    }

    @Entity(name = "T")
    @Table(name = "t")
    public static class OfSequence {
        @Id
        @GeneratedValue(generator = "numbers")
        @SequenceGenerator(name = "numbers", sequenceName = "numbers", options = "cache 20")
        public Long id;
    }

    /** Options that the readers see. */
    @Entity(name = "T")
    @Table(name = "t")
    public static class Read {
        @Id
        public Long id;

        @Column(length = 20, options = "default 'new, or so' not null")
        public String state;

        @Column(options = "default current_timestamp")
        public java.time.Instant made;

        @ManyToOne
        @JoinColumn(
                name = "t_id",
                foreignKey =
                        @ForeignKey(
                                name = "t_fk",
                                foreignKeyDefinition = "foreign key (t_id) references t (id) on update cascade",
                                options = "on delete set null"))
        public Read other;
    }
}
