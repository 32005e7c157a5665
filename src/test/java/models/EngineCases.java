package models;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Mappings that one engine takes and the other does not. */
public final class EngineCases {

    private EngineCases() {}

    /** Names that are words of H2's grammar alone. */
    @Entity(name = "Setting")
    @Table(name = "setting", indexes = @Index(name = "setting_key_idx", columnList = "key"))
    public static class KeyAndValue {
        @Id
        @GeneratedValue
        public Long id;

        @Column(name = "key", length = 50)
        public String key;

        @Column(name = "value")
        public String value;
    }

    /** The same with one more, and a longer one. */
    @Entity(name = "Setting")
    @Table(name = "setting", indexes = @Index(name = "setting_key_idx", columnList = "key"))
    public static class KeyValueAndYear {
        @Id
        @GeneratedValue
        public Long id;

        @Column(name = "key", length = 80)
        public String key;

        @Column(name = "value")
        public String value;

        @Column(name = "year")
        public Integer year;
    }

    /** Types that PostgreSQL alone has. */
    @Entity(name = "Document")
    @Table(name = "document")
    public static class PostgresqlTypes {
        @Id
        @GeneratedValue
        public Long id;

        @Column(columnDefinition = "jsonb")
        public String content;

        @Column(columnDefinition = "tsvector")
        public String words;

        @Column(columnDefinition = "inet not null")
        public String address;

        @Column(columnDefinition = "xml")
        public String markup;

        @Column(columnDefinition = "int4range")
        public String pages;

        @Column(columnDefinition = "macaddr")
        public String card;

        @Column(columnDefinition = "point")
        public String place;

        @Column(columnDefinition = "money")
        public String price;

        @Column(columnDefinition = "bit(3)")
        public String flags;

        @JdbcTypeCode(SqlTypes.INET)
        public java.net.InetAddress host;
    }

    /** The same with two less. */
    @Entity(name = "Document")
    @Table(name = "document")
    public static class FewerPostgresqlTypes {
        @Id
        @GeneratedValue
        public Long id;

        @Column(columnDefinition = "jsonb")
        public String content;

        @Column(columnDefinition = "inet not null")
        public String address;
    }

    /** Lists, as PostgreSQL has them. */
    @Entity(name = "Document")
    @Table(name = "document", indexes = @Index(name = "document_tags_idx", columnList = "tags"))
    public static class PostgresqlLists {
        @Id
        @GeneratedValue
        public Long id;

        @Column(columnDefinition = "text[] not null default '{}'")
        public String[] tags;

        @Column(columnDefinition = "integer[]")
        public java.util.List<Integer> pages;

        public java.util.List<java.util.UUID> others;

        @JdbcTypeCode(SqlTypes.JSON)
        public java.util.Map<String, String> more;

        @Column(columnDefinition = "jsonb default '{}'")
        public String content;

        @Column(columnDefinition = "timestamptz(3) default now()")
        public java.time.Instant made;
    }

    /** Types that H2 alone has. */
    @Entity(name = "Document")
    @Table(name = "document")
    public static class H2Types {
        @Id
        @GeneratedValue
        public Long id;

        @Column(columnDefinition = "decfloat(20)")
        public java.math.BigDecimal price;

        @Column(columnDefinition = "varchar_ignorecase(40) not null")
        public String title;

        @Column(columnDefinition = "interval day to second")
        public java.time.Duration time;

        @Column(columnDefinition = "enum('A', 'B')")
        public String kind;
    }

    /** A type and names that H2 alone takes. */
    @Entity(name = "Place")
    @Table(name = "analyse")
    public static class H2Words {
        @Id
        @GeneratedValue
        public Long id;

        @Column(name = "only")
        public String only;

        @Column(columnDefinition = "varchar_ignorecase(40)")
        public String title;
    }

    /** A table whose name both engines reserve, in quotes. */
    @Entity(name = "Purchase")
    @Table(name = "\"order\"")
    public static class QuotedOrder {
        @Id
        @GeneratedValue
        public Long id;

        @Column(name = "\"user\"")
        public String user;

        @Column(name = "\"value\"")
        public String value;
    }
}
