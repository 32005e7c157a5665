package dev.retort.users;

import dev.retort.migrations.DatabaseError;
import dev.retort.problems.ProblemException;
import dev.retort.problems.ProblemType;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;

/** Runs transactions, and runs them again when the database ended them only because others ran at the same time. */
@Singleton
class TransactionRetry {

    /** Longer than any queue for one user's row that a healthy database lets grow. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    /**
     * Runs {@code work} in a transaction of its own and returns its result. {@code work} may run several times.
     *
     * @throws ProblemException e-mail taken; unavailable, when no try of 15 seconds got through
     */
    <T> T retry(Callable<T> work) {
        return retryStatement(() -> QuarkusTransaction.requiringNew().call(work));
    }

    /**
     * Runs {@code work}, which writes with one statement, and returns its result. The database makes a transaction of the
     * statement by itself, so that none has to be begun and committed. {@code work} may run several times.
     *
     * @throws ProblemException as {@link #retry} does
     */
    <T> T retryStatement(Supplier<T> work) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                return work.get();
            } catch (RuntimeException failure) {
                if (isEmailTaken(failure)) {
                    throw ProblemException.of(
                            ProblemType.EMAIL_TAKEN, "Another user has this e-mail address; choose a different one");
                }
                if (!isRaceLost(failure)) {
                    throw failure;
                }
                if (System.nanoTime() > deadline) {
                    throw ProblemException.later(
                            ProblemType.UNAVAILABLE,
                            "Too many requests change the same user; try again",
                            Duration.ofSeconds(5));
                }
                pause();
            }
        }
    }

    private static boolean isEmailTaken(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException violation) {
                return String.valueOf(violation.getConstraintName())
                        .toLowerCase(Locale.ROOT)
                        .contains(User.EMAIL_KEY);
            }
        }
        return false;
    }

    private static boolean isRaceLost(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException
                    || cause instanceof PessimisticLockException
                    || cause instanceof LockTimeoutException) {
                return true;
            }
        }
        return DatabaseError.in(failure).contains(DatabaseError.CONFLICT);
    }

    /** Some milliseconds, not the same for all, so that those who collided do not do so again. */
    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, 20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting to try a transaction again", e);
        }
    }
}
