package models;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.util.Set;

/** Entities of which something is not in the default schema. */
public final class OtherSchemas {

    private OtherSchemas() {}

    @Entity(name = "Log")
    @Table(name = "log", schema = "audit")
    public static class InSchema {
        @Id
        Long id;
    }

    @Entity(name = "Log")
    @Table(name = "log", catalog = "archive")
    public static class InCatalog {
        @Id
        Long id;
    }

    @Entity(name = "Log")
    @Table(name = "log")
    public static class Joined {
        @Id
        Long id;

        @ManyToMany
        @JoinTable(name = "log_log", schema = "audit")
        Set<Joined> others;
    }

    @Entity(name = "Log")
    @Table(name = "log")
    public static class Collected {
        @Id
        Long id;

        @ElementCollection
        @CollectionTable(name = "lines", schema = "audit")
        Set<String> lines;
    }

    @Entity(name = "Log")
    @Table(name = "log")
    @SecondaryTable(name = "more", schema = "audit")
    public static class Secondary {
        @Id
        Long id;

        @Column(table = "more")
        String text;
    }

    @Entity(name = "Log")
    @Table(name = "log")
    public static class Sequenced {
        @Id
        @GeneratedValue(generator = "numbers")
        @SequenceGenerator(name = "numbers", sequenceName = "numbers", schema = "audit")
        Long id;
    }

    @Entity(name = "Log")
    @Table(name = "log")
    public static class Numbered {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE, generator = "counters")
        @TableGenerator(name = "counters", table = "counters", schema = "audit")
        Long id;
    }

    @Entity(name = "Log")
    @Table(name = "log", schema = "public")
    public static class InPublic {
        @Id
        Long id;
    }

    /** All that can name a schema names one, in another case too. */
    @Entity(name = "Log")
    @Table(name = "log", schema = "app")
    @SecondaryTable(name = "more", schema = "APP")
    public static class InApp {
        @Id
        @GeneratedValue(generator = "numbers")
        @SequenceGenerator(name = "numbers", sequenceName = "numbers", schema = "app")
        Long id;

        @Column(table = "more")
        String text;

        @ManyToMany
        @JoinTable(name = "log_log", schema = "App")
        Set<InApp> others;

        @ElementCollection
        @CollectionTable(name = "lines", schema = "app")
        Set<String> lines;
    }

    /** In a database of that name. */
    @Entity(name = "Log")
    @Table(name = "log", catalog = "Shop", schema = "app")
    public static class InShop {
        @Id
        Long id;
    }
}
