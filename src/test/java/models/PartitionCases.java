package models;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** Entities over tables that a changelog keeps otherwise than a model can say. */
public final class PartitionCases {

    private PartitionCases() {}

    @Entity(name = "Reading")
    @Table(name = "reading")
    public static class Reading {
        @Id
        Long id;

        LocalDate taken;

        @Column(length = 20)
        String sensor;
    }

    @Entity(name = "Reading")
    @Table(name = "reading")
    public static class Valued {
        @Id
        Long id;

        LocalDate taken;

        @Column(length = 40, nullable = false)
        String sensor;

        Integer amount;
    }

    @Entity(name = "Latest")
    @Table(name = "latest")
    public static class Latest {
        @Id
        Long id;

        @jakarta.persistence.ManyToOne
        Reading reading;
    }
}
