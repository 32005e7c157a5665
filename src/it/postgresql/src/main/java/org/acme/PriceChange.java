package org.acme;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** In a schema of its own. */
@Entity
@Table(schema = "audit")
public class PriceChange {

    @Id
    public UUID id;

    @Column(nullable = false)
    public Instant at;

    @Column(precision = 12, scale = 2)
    public BigDecimal price;
}
