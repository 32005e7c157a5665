package models;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.Set;

/** Keys that PostgreSQL looks at when a transaction ends. */
public final class DeferrableCases {

    private DeferrableCases() {}

    /** Nothing is said. */
    @Entity(name = "Step")
    @Table(name = "step", uniqueConstraints = @UniqueConstraint(name = "step_place_uk", columnNames = "place"))
    public static class Silent {
        @Id
        public Long id;

        @Column(nullable = false)
        public Integer place;

        @ManyToOne
        @JoinColumn(name = "before_id", foreignKey = @ForeignKey(name = "step_before_fk"))
        public Silent before;
    }

    /** The same with a column of another name. */
    @Entity(name = "Step")
    @Table(name = "step", uniqueConstraints = @UniqueConstraint(name = "step_place_uk", columnNames = "position"))
    public static class SilentRenamed {
        @Id
        public Long id;

        @Column(name = "position", nullable = false)
        public Integer place;

        @ManyToOne
        @JoinColumn(name = "before_id", foreignKey = @ForeignKey(name = "step_before_fk"))
        public SilentRenamed before;
    }

    /** The same with an id of another type. */
    @Entity(name = "Step")
    @Table(name = "step", uniqueConstraints = @UniqueConstraint(name = "step_place_uk", columnNames = "place"))
    public static class SilentOfTexts {
        @Id
        @Column(length = 40)
        public String id;

        @Column(nullable = false)
        public Integer place;

        @ManyToOne
        @JoinColumn(name = "before_id", foreignKey = @ForeignKey(name = "step_before_fk"))
        public SilentOfTexts before;
    }

    /** Said in the options of either. */
    @Entity(name = "Step")
    @Table(
            name = "step",
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "step_place_uk",
                            columnNames = "place",
                            options = "deferrable initially deferred"))
    public static class Deferred {
        @Id
        public Long id;

        @Column(nullable = false)
        public Integer place;

        @ManyToOne
        @JoinColumn(
                name = "before_id",
                foreignKey = @ForeignKey(name = "step_before_fk", options = "DEFERRABLE  INITIALLY\n DEFERRED"))
        public Deferred before;
    }

    /** Deferrable, and not deferred by itself. */
    @Entity(name = "Step")
    @Table(
            name = "step",
            uniqueConstraints =
                    @UniqueConstraint(name = "step_place_uk", columnNames = "place", options = "Deferrable"))
    public static class Deferrable {
        @Id
        public Long id;

        @Column(nullable = false)
        public Integer place;

        @ManyToOne
        @JoinColumn(
                name = "before_id",
                foreignKey = @ForeignKey(name = "step_before_fk", options = "deferrable initially immediate"))
        public Deferrable before;
    }

    /** Said not to be. */
    @Entity(name = "Step")
    @Table(
            name = "step",
            uniqueConstraints =
                    @UniqueConstraint(name = "step_place_uk", columnNames = "place", options = "not deferrable"))
    public static class NotDeferrable {
        @Id
        public Long id;

        @Column(nullable = false)
        public Integer place;

        @ManyToOne
        @JoinColumn(
                name = "before_id",
                foreignKey = @ForeignKey(name = "step_before_fk", options = "not deferrable initially immediate"))
        public NotDeferrable before;
    }

    /** Keys without names, of several columns, and those of tables between others. */
    @Entity(name = "Step")
    @Table(
            name = "step",
            uniqueConstraints =
                    @UniqueConstraint(
                            columnNames = {"place", "kind"},
                            options = "initially deferred"))
    public static class Everywhere {
        @Id
        public Long id;

        public Integer place;
        public Integer kind;

        @ManyToOne
        @JoinColumn(
                name = "before_id",
                foreignKey =
                        @ForeignKey(
                                foreignKeyDefinition =
                                        "foreign key (before_id) references step on delete cascade deferrable"))
        public Everywhere before;

        @ManyToMany
        @JoinTable(
                name = "step_link",
                joinColumns =
                        @JoinColumn(
                                name = "from_id",
                                foreignKey = @ForeignKey(options = "deferrable initially deferred")),
                inverseJoinColumns = @JoinColumn(name = "to_id", foreignKey = @ForeignKey(options = "deferrable")))
        public Set<Everywhere> links;

        @ElementCollection
        @CollectionTable(
                name = "step_note",
                joinColumns =
                        @JoinColumn(
                                name = "step_id",
                                foreignKey = @ForeignKey(options = "deferrable initially deferred")))
        public Set<String> notes;
    }
}
