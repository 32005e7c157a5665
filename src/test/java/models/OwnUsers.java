package models;

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

/** The service's entity as it was at the revisions that the service began with. */
public final class OwnUsers {

    private OwnUsers() {}

    /** As it was when the service began. */
    @Entity(name = "User")
    @Table(
            name = "users",
            uniqueConstraints = @UniqueConstraint(name = "users_email_key", columnNames = "email"),
            indexes = @Index(name = "users_name_idx", columnList = "name, id"))
    public static class FirstUser extends PanacheEntity {

        @Column(nullable = false, length = 200)
        String name;

        @Column(nullable = false, length = 320)
        String email;

        @Column(nullable = false)
        String password;
    }

    /** With an age. */
    @Entity(name = "User")
    @Table(
            name = "users",
            uniqueConstraints = @UniqueConstraint(name = "users_email_key", columnNames = "email"),
            indexes = {
                @Index(name = "users_name_idx", columnList = "name, id"),
                @Index(name = "users_age_idx", columnList = "age, id")
            })
    public static class UserWithAge extends PanacheEntity {

        @Column(nullable = false, length = 200)
        String name;

        @Column(nullable = false, length = 320)
        String email;

        @Column(nullable = false)
        String password;

        Integer age;
    }

    /** With versions and times. */
    @Entity(name = "User")
    @Table(
            name = "users",
            uniqueConstraints = @UniqueConstraint(name = "users_email_key", columnNames = "email"),
            indexes = {
                @Index(name = "users_name_idx", columnList = "name, id"),
                @Index(name = "users_age_idx", columnList = "age, id"),
                @Index(name = "users_created_at_idx", columnList = "created_at, id")
            })
    public static class UserWithTimes extends PanacheEntity {

        @Column(nullable = false, length = 200)
        String name;

        @Column(nullable = false, length = 320)
        String email;

        @Column(nullable = false)
        String password;

        Integer age;

        @Column(name = "created_at", nullable = false, updatable = false)
        Instant createdAt;

        @Column(name = "updated_at", nullable = false)
        Instant updatedAt;

        @Version
        @Column(nullable = false)
        long version;
    }

    /** With a role and the time from which tokens are valid. */
    @Entity(name = "User")
    @Table(
            name = "users",
            uniqueConstraints = @UniqueConstraint(name = "users_email_key", columnNames = "email"),
            indexes = {
                @Index(name = "users_name_idx", columnList = "name, id"),
                @Index(name = "users_age_idx", columnList = "age, id"),
                @Index(name = "users_created_at_idx", columnList = "created_at, id")
            })
    public static class UserWithRole extends PanacheEntity {

        @Column(nullable = false, length = 200)
        String name;

        @Column(nullable = false, length = 320)
        String email;

        @Column(nullable = false)
        String password;

        Integer age;

        @Enumerated(EnumType.STRING)
        @Column(nullable = false, length = 20)
        Role role;

        @Column(name = "tokens_valid_from", nullable = false)
        Instant tokensValidFrom;

        @Column(name = "created_at", nullable = false, updatable = false)
        Instant createdAt;

        @Column(name = "updated_at", nullable = false)
        Instant updatedAt;

        @Version
        @Column(nullable = false)
        long version;
    }
}
