package models.whole;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.Filter;
import org.hibernate.validator.constraints.Length;

/** An entity of which each column is shaped by something that is not a mapping annotation on it. */
@Entity
@Filter(name = "available")
public class Stock {
    @Id
    @GeneratedValue(generator = "stock")
    Long id;

    @NotNull
    @Size(max = 40)
    String firstName;

    @Min(1)
    int quantity;

    @Max(5)
    Integer stars;

    @Digits(integer = 6, fraction = 2)
    BigDecimal price;

    @Length(max = 12)
    String code;

    @Embedded
    @Valid
    @NotNull
    Place place;

    /** Renamed by XML. */
    String label;

    Colour colour;
    Money cost;
    Instant since;

    /** Reserved words: quoted or not as the settings say. */
    String version;

    String order;

    /** Words that a driver calls reserved. */
    String key;

    String owner;

    @Embeddable
    static class Place {
        @NotBlank
        @Size(max = 33)
        String shelf;
    }
}
