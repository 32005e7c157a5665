package models;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** One table in two persistence units, in the same way or in another. */
public final class ReadingUnits {

    private ReadingUnits() {}

    @Entity(name = "Person")
    @Table(name = "person")
    public static class Person {
        @Id
        @GeneratedValue
        @SequenceGenerator(sequenceName = "person_numbers")
        Long id;

        String name;
    }

    @Entity(name = "Person")
    @Table(name = "person")
    public static class LongerPerson {
        @Id
        Long id;

        @Column(length = 400)
        String name;
    }

    @Entity(name = "Payment")
    @Table(name = "payment")
    public static class Payment {
        @Id
        Long id;

        @ManyToOne
        Person person;
    }

    @Entity(name = "Letter")
    @Table(name = "letter")
    public static class Letter {
        @Id
        @GeneratedValue
        @SequenceGenerator(sequenceName = "person_numbers")
        Long id;
    }

    @Entity(name = "Letter")
    @Table(name = "letter")
    public static class QuickLetter {
        @Id
        @GeneratedValue
        @SequenceGenerator(sequenceName = "person_numbers", allocationSize = 1000)
        Long id;
    }
}
