package dev.retort.users;

import dev.retort.problems.ProblemException;
import dev.retort.problems.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** Bounds how many passwords of one user are hashed at once: a single user must not fill the queue that all sign-ins wait in. */
@Singleton
class PasswordChanges {

    private static final int MOST = 4;

    private final ConcurrentMap<Long, Integer> inProgress = new ConcurrentHashMap<>();

    /**
     * Does the work unless as much of it is in progress for that user as may be; fails with a {@link ProblemException} then: too many
     * requests.
     */
    <T> Uni<T> count(long user, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            if (inProgress.merge(user, 1, Integer::sum) > MOST) {
                leave(user);
                throw ProblemException.later(
                        ProblemType.TOO_MANY_REQUESTS,
                        "The password of this user is being changed already; try again in some seconds",
                        Duration.ofSeconds(5));
            }
            return work.get().onTermination().invoke(() -> leave(user));
        });
    }

    private void leave(long user) {
        inProgress.computeIfPresent(user, (id, count) -> count == 1 ? null : count - 1);
    }
}
