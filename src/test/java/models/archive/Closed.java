package models.archive;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity of a persistence unit that is not active. */
@Entity
public class Closed {
    @Id
    Long id;
}
