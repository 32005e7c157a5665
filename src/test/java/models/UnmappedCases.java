package models;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Models of a part of their database: other tables of it are nobody's, and refer to theirs. */
public final class UnmappedCases {

    private UnmappedCases() {}

    @Entity(name = "Item")
    @Table(name = "item")
    public static class Locked {
        @Id
        @GeneratedValue
        Long id;

        String name;

        @Column(length = 64)
        String lockedBy;
    }

    @Entity(name = "Article")
    @Table(name = "article")
    public static class LockedArticle {
        @Id
        @GeneratedValue
        Long id;

        String name;

        @Column(length = 64)
        String lockedBy;
    }

    @Entity(name = "Weather")
    @Table(name = "weather")
    public static class Weather {
        @Id
        Long id;

        Double sun;
        Double rain;
        Double wind;
    }
}
