package org.acme;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
public class Article extends PanacheEntity {

    public enum State {
        DRAFT,
        SOLD
    }

    @Column(nullable = false, length = 200)
    public String name;

    @Column(precision = 12, scale = 2)
    public BigDecimal price;

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> attributes;

    @Enumerated
    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    public State state;

    public UUID code;

    public List<String> tags;

    @Column(columnDefinition = "tsvector")
    public String words;
    // more
}
