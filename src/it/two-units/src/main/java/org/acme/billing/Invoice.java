package org.acme.billing;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;

@Entity
public class Invoice {

    @Id
    public long number;

    public LocalDate due;
    // more
}
