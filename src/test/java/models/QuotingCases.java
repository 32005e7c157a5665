package models;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.Set;

/** Entities whose names need quotes, or that say them in definitions. */
public final class QuotingCases {

    private QuotingCases() {}

    @Entity(name = "Defined")
    public static class Defined {

        @Id
        @GeneratedValue
        Long id;

        @Column(columnDefinition = "integer default 7")
        Integer group;
    }

    @Entity(name = "Order")
    @Table(
            indexes = @Index(name = "Order_Customer", columnList = "customerName desc, value"),
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "Order_Number",
                            columnNames = {"number", "customerName"}),
            check = @CheckConstraint(name = "Order_Positive", constraint = "1 > 0"))
    public static class Order {

        @Id
        @GeneratedValue
        Long id;

        @Column(nullable = false, length = 40)
        String customerName;

        Integer value;

        Long number;

        @Column(name = "user", unique = true)
        String user;

        Integer group;

        @Enumerated(EnumType.STRING)
        State theState;

        @ElementCollection
        Set<String> keyWords;

        enum State {
            OPEN,
            DONE
        }
    }

    @Entity(name = "OrderLine")
    public static class OrderLine {

        @Id
        @GeneratedValue
        Long lineId;

        @ManyToOne(optional = false)
        Order order;

        @ManyToMany
        Set<Order> otherOrders;
    }
}
