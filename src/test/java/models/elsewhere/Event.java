package models.elsewhere;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity of a persistence unit on another datasource. */
@Entity
public class Event {
    @Id
    Long id;
}
