package models;

import dev.retort.migrations.diff.Decisions;
import dev.retort.migrations.diff.Value;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.constraints.Length;
import org.hibernate.validator.constraints.Range;

/** Constraints of Jakarta Validation, of which Hibernate makes columns that are shorter, not null or checked. */
public final class ValidationCases {

    private ValidationCases() {}

    @Entity(name = "Ware")
    @Table(name = "ware")
    public static class Free {
        @Id
        Long id;

        String name;
        String code;
        Integer amount;
        BigDecimal price;
        Shelf shelf;
    }

    @Embeddable
    public static class Shelf {
        String place;
    }

    @Entity(name = "Ware")
    @Table(name = "ware")
    public static class Constrained {
        @Id
        Long id;

        @NotNull
        @Size(max = 40)
        String name;

        @Length(max = 12)
        String code;

        @Min(1)
        Integer amount;

        @Digits(integer = 6, fraction = 2)
        BigDecimal price;

        @Valid
        TightShelf shelf;
    }

    @Embeddable
    public static class TightShelf {
        @NotNull
        @Size(max = 33)
        String place;
    }

    @Entity(name = "Ware")
    @Table(name = "ware")
    public static class Ranged {
        @Id
        Long id;

        @Range(min = 1, max = 9)
        Integer amount;
    }

    @Entity(name = "Ware")
    @Table(name = "ware")
    public static class RangedMore {
        @Id
        Long id;

        @Range(min = 1, max = 99)
        Integer amount;
    }

    /** None of them says anything about a column. */
    @Entity(name = "Ware")
    @Table(name = "ware")
    public static class Addressed {
        @Id
        Long id;

        @Email
        @Size(min = 3)
        String name;

        @ElementCollection
        @Size(max = 5)
        Set<String> tags;
    }

    @Entity(name = "Ware")
    @Table(name = "ware")
    public static class Unaddressed {
        @Id
        Long id;

        String name;

        @ElementCollection
        Set<String> tags;
    }

    /** Another group is not that of the columns. */
    @Entity(name = "Ware")
    @Table(name = "ware")
    public static class Grouped {
        @Id
        Long id;

        @NotNull(groups = ValidationCases.class)
        @Max(value = 5, groups = ValidationCases.class)
        Integer amount;
    }

    @Entity(name = "Ware")
    @Table(name = "ware")
    public static class Ungrouped {
        @Id
        Long id;

        Integer amount;
    }

    static List<ModelChange> all() {
        return List.of(
                ModelChange.ofMany(
                        "new table with constraints", List.of(), List.of(Constrained.class), "createTable ware"),
                ModelChange.of(
                                "constraints come",
                                Free.class,
                                Constrained.class,
                                "update code",
                                "modifyDataType code",
                                "update name",
                                "modifyDataType name",
                                "update name",
                                "addNotNullConstraint name",
                                "update price",
                                "modifyDataType price",
                                "update place",
                                "modifyDataType place",
                                "addCheckConstraint ware_amount_check")
                        .answered(Decisions.none()
                                .value("ware.name", Value.of("unnamed"))
                                .value("ware.code", Value.of("none"))
                                .value("ware.place", Value.of("none"))
                                .value("ware.amount", Value.of("sql:amount"))
                                .value("ware.price", Value.of("0"))),
                ModelChange.of(
                        "a range is wider",
                        Ranged.class,
                        RangedMore.class,
                        "dropCheckConstraint ware_amount_check",
                        "addCheckConstraint ware_amount_check"),
                ModelChange.of("constraints that no column has", Unaddressed.class, Addressed.class),
                ModelChange.of("constraints of another group", Ungrouped.class, Grouped.class));
    }
}
