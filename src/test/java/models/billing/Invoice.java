package models.billing;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.validation.constraints.Size;

/** An entity of another persistence unit on the same datasource. */
@Entity
public class Invoice {
    @Id
    @GeneratedValue
    Long id;

    @Size(max = 21)
    String paidBy;
}
