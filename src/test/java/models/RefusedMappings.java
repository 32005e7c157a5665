package models;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Mappings with which Hibernate starts no service. */
public final class RefusedMappings {

    private RefusedMappings() {}

    @Entity(name = "twice")
    public static class Twice {
        @Id
        Long id;

        Integer age;

        @Column(name = "age")
        Integer years;
    }

    @Entity(name = "untyped")
    public static class Untyped {
        @Id
        Long id;

        Object thing;
    }

    @Entity(name = "keyless")
    public static class Keyless {
        String name;
    }

    @Entity(name = "astray")
    public static class Astray {
        @Id
        Long id;

        @ManyToOne
        String other;
    }

    /** Hibernate 7.2 finds no values of what is not an enum, but a list of them. */
    @Entity(name = "NamedList")
    @Table(name = "named_list")
    public static class NamedList {
        @Id
        Long id;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        NamedEnumCases.Few.Mood[] moods;
    }
}
