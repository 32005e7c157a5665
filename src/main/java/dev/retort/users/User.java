package dev.retort.users;

import dev.retort.security.Role;
import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

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

    /** {@link Role#USER} for all who sign up. */
    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    Role role = Role.USER;

    /** Tokens of this user that were issued before are not valid any more. In whole seconds, as tokens have them. */
    @Column(name = "tokens_valid_from", nullable = false)
    Instant tokensValidFrom = Instant.EPOCH;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    /** When anything of the above last changed. */
    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    /** Rises by one with every change: the entity tag, and the guard against lost updates. */
    @Version
    @Column(nullable = false)
    long version;

    /**
     * Ends all tokens that were issued up to {@code now}. The first second in which a new one can be issued is the next one,
     * since a token does not say more of its time than the second.
     */
    void revokeTokens(Instant now) {
        Instant next = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        Instant later = tokensValidFrom.plusSeconds(1);
        tokensValidFrom = next.isAfter(later) ? next : later;
    }
}
