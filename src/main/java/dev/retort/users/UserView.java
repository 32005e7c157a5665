package dev.retort.users;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** A user as clients see one. */
@RegisterForReflection
record UserView(long id, String name, String email, Integer age, Instant createdAt, Instant updatedAt) {

    static UserView of(User user) {
        return new UserView(user.id, user.name, user.email, user.age, user.createdAt, user.updatedAt);
    }
}
