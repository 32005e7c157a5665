package dev.retort.users;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.time.Instant;

/** One who signed up. Its rows are what {@code db/changelog} builds: Hibernate only reads and writes them. */
@Entity
@Table(
        name = "users",
        uniqueConstraints = @UniqueConstraint(name = User.EMAIL_KEY, columnNames = "email"),
        indexes = {
            @Index(name = "users_name_idx", columnList = "name, id"),
            @Index(name = "users_age_idx", columnList = "age, id"),
            @Index(name = "users_created_at_idx", columnList = "created_at, id")
        })
class User extends PanacheEntity {

    static final String EMAIL_KEY = "users_email_key";

    /** Longest name, in code points. */
    static final int NAME_LIMIT = 200;

    /** Longest e-mail address, in code points (RFC 3696, erratum 1003). */
    static final int EMAIL_LIMIT = 320;

    /** Shortest password, in code points. */
    static final int PASSWORD_MINIMUM = 8;

    /** Longest password, in code points. */
    static final int PASSWORD_LIMIT = 128;

    /** Greatest age, in years. */
    static final int AGE_LIMIT = 150;

    /** The problem with an age outside of the range. */
    static final String AGE_RULE = "must be 0 to " + AGE_LIMIT;

    /** 1 to {@value #NAME_LIMIT} code points, as sent. */
    @Column(nullable = false, length = NAME_LIMIT)
    String name;

    /** In the form of {@link EmailAddresses}, so that one mailbox can sign up once. */
    @Column(nullable = false, length = EMAIL_LIMIT)
    String email;

    /** A salted hash in PHC form; what was typed is never stored. */
    @Column(nullable = false)
    String password;

    /** In years, 0 to {@value #AGE_LIMIT}; null when not given. */
    Integer age;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    /** When anything of the above last changed. */
    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    /** Rises by one with every change: the entity tag, and the guard against lost updates. */
    @Version
    @Column(nullable = false)
    long version;
}
