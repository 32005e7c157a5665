package dev.retort.users;

import dev.retort.security.Role;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** A user as clients see one. */
@RegisterForReflection
record UserView(long id, String name, String email, Integer age, Role role, Instant createdAt, Instant updatedAt) {

    static UserView of(User user) {
        return new UserView(user.id, user.name, user.email, user.age, user.role, user.createdAt, user.updatedAt);
    }
}
