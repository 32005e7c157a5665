package models;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.type.YesNoConverter;

/** The lists of values that Hibernate and its users put into the definition of a table. */
public final class ValueListCases {

    public static final List<Class<?>> ALL = List.of(Vessel.class, Boat.class, Ship.class);

    private ValueListCases() {}

    public enum State {
        AFLOAT("a"),
        SUNK("s");

        @EnumeratedValue
        final String code;

        State(String code) {
            this.code = code;
        }
    }

    @Entity(name = "Vessel")
    @Table(
            name = "vessel",
            check = {
                @CheckConstraint(name = "vessel_rank", constraint = "rank in (1, 2, 3) and rank <> 7 or rank is null"),
                @CheckConstraint(name = "vessel_flag", constraint = "flag = 'it''s in (1)' or flag = 'ü'"),
                @CheckConstraint(name = "vessel_port", constraint = "port not in ('in (2)', 'none')"),
                @CheckConstraint(
                        name = "vessel_pair",
                        constraint = "(flag, port) not in (('ü', 'Bremen'), ('ü', 'Kiel'))")
            })
    @Inheritance
    @DiscriminatorColumn(name = "kind")
    public static class Vessel {
        @Id
        Long id;

        Integer rank;

        String flag;

        String port;

        @Enumerated(EnumType.STRING)
        State state;

        @Convert(converter = YesNoConverter.class)
        boolean insured;

        @Column(nullable = false)
        @GeneratedColumn("case when port in ('Kiel', 'Bremen') then 1 else 0 end")
        int german;
    }

    @Entity(name = "Boat")
    public static class Boat extends Vessel {}

    @Entity(name = "Ship")
    public static class Ship extends Vessel {}
}
