package models;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A service on PostgreSQL alone that uses all of it. */
public final class PostgresqlCases {

    private PostgresqlCases() {}

    public enum State {
        OPEN,
        DONE
    }

    /** Many of PostgreSQL's own types, some of which the changelog makes. */
    @MappedSuperclass
    public abstract static class Fields {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        public Long id;

        @Column(nullable = false)
        public String title;

        @JdbcTypeCode(SqlTypes.JSON)
        public Map<String, String> details;

        @Column(columnDefinition = "tsvector generated always as (to_tsvector('simple', title)) stored")
        @Generated
        public String words;

        @Column(columnDefinition = "tsvector")
        public String more;

        @Column(precision = 38, scale = 10, nullable = false)
        public BigDecimal price;

        @GeneratedColumn("price * 2")
        @Column(precision = 38, scale = 10)
        public BigDecimal twice;

        @Column(columnDefinition = "citext", unique = true)
        public String email;

        @Column(columnDefinition = "positive", nullable = false)
        public Integer amount;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        public State state;

        public String[] tags;

        public UUID code;

        @JdbcTypeCode(SqlTypes.INET)
        public InetAddress host;

        public byte[] picture;

        @Column(columnDefinition = "timestamptz not null default now()")
        public OffsetDateTime made;

        @ColumnDefault("now()")
        public Instant seen;

        @Column(name = "key", columnDefinition = "varchar(40) collate \"C\"")
        public String key;

        @Column(columnDefinition = "text")
        public String body;
    }

    @Entity(name = "Article")
    @Table(
            name = "article",
            indexes = {
                @Index(name = "article_lower_idx", columnList = "(lower(title))"),
                @Index(name = "article_key_idx", columnList = "key")
            })
    public static class Article extends Fields {}

    /** The same in another schema. */
    @Entity(name = "Article")
    @Table(
            name = "article",
            schema = "library",
            indexes = {
                @Index(name = "article_lower_idx", columnList = "(lower(title))"),
                @Index(name = "article_key_idx", columnList = "key")
            })
    public static class LibraryArticle extends Fields {}

    /** The same with one column more and one longer. */
    @Entity(name = "Article")
    @Table(
            name = "article",
            indexes = {
                @Index(name = "article_lower_idx", columnList = "(lower(title))"),
                @Index(name = "article_key_idx", columnList = "key")
            })
    public static class LaterArticle {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        public Long id;

        @Column(nullable = false, length = 300)
        public String title;

        @JdbcTypeCode(SqlTypes.JSON)
        public Map<String, String> details;

        @JdbcTypeCode(SqlTypes.JSON)
        public Map<String, String> settings;

        @Column(columnDefinition = "tsvector generated always as (to_tsvector('simple', title)) stored")
        @Generated
        public String words;

        @Column(columnDefinition = "tsvector")
        public String more;

        @Column(precision = 38, scale = 10, nullable = false)
        public BigDecimal price;

        @GeneratedColumn("price * 3")
        @Column(precision = 38, scale = 10)
        public BigDecimal twice;

        @Column(columnDefinition = "citext", unique = true)
        public String email;

        @Column(columnDefinition = "positive", nullable = false)
        public Integer amount;

        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        public State state;

        public String[] tags;

        public UUID code;

        @JdbcTypeCode(SqlTypes.INET)
        public InetAddress host;

        public byte[] picture;

        @Column(columnDefinition = "timestamptz not null default now()")
        public OffsetDateTime made;

        @ColumnDefault("now()")
        public Instant seen;

        @Column(name = "key", columnDefinition = "varchar(40) collate \"C\"")
        public String key;

        @Column(columnDefinition = "text")
        public String body;
    }
}
