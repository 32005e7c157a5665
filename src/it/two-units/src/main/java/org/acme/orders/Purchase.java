package org.acme.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

@Entity
public class Purchase {

    @Id
    @GeneratedValue
    public long id;

    @Column(nullable = false)
    public String article;
    // more
}
