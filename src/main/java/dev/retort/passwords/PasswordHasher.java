package dev.retort.passwords;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.retort.problems.ProblemException;
import dev.retort.problems.ProblemType;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Turns passwords into salted Argon2id hashes and compares them (RFC 9106), on one lane and at the costs of
 * {@link PasswordSettings}.
 *
 * <p>A hash costs tens of milliseconds of one core by design. Hashes therefore have threads of their own, fewer than
 * the machine has cores, and a queue of bounded length: a burst of sign-ups makes sign-ups wait and nobody else.
 */
@Startup
@Singleton
public class PasswordHasher {

    private static final Logger LOG = Logger.getLogger(PasswordHasher.class);

    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private final Argon2Function argon2id;
    private final ThreadPoolExecutor executor;
    private String hashOfNobody;
    private final Duration longestWait;

    PasswordHasher(PasswordSettings settings) {
        argon2id = Argon2Function.getInstance(
                inRange("memory-kib", settings.memoryKib(), 8, 1_048_576),
                inRange("iterations", settings.iterations(), 1, 100),
                LANES,
                HASH_BYTES,
                Argon2.ID);
        int threads = inRange(
                "hashes-at-once",
                settings.hashesAtOnce()
                        .orElseGet(() -> Math.max(1, Runtime.getRuntime().availableProcessors() - 1)),
                1,
                Integer.MAX_VALUE);
        longestWait = settings.longestWait();
        if (longestWait.isNegative() || longestWait.isZero()) {
            throw new IllegalArgumentException(
                    "'retort.passwords.longest-wait' is " + longestWait + "; set it to more than 0, for example 10S");
        }
        int queue = inRange("queue", settings.queue(), 1, Integer.MAX_VALUE);
        executor = new ThreadPoolExecutor(
                threads, threads, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(queue), threadFactory());
        executor.allowCoreThreadTimeOut(true);
    }

    /** A hasher for a command, which closes it. */
    public static PasswordHasher of(PasswordSettings settings) {
        return new PasswordHasher(settings);
    }

    /** By hand: constraints on the settings would start a second Hibernate Validator, in every command too. */
    private static int inRange(String setting, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("'retort.passwords." + setting + "' is " + value + "; set it to "
                    + (most == Integer.MAX_VALUE ? least + " or more" : least + " to " + most));
        }
        return value;
    }

    private static ThreadFactory threadFactory() {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(
                    () -> {
                        HashCompilation.prepare();
                        task.run();
                    },
                    "password-hash-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * A salted hash of {@code password} in PHC string format, made on a thread of the hasher, which is also the one
     * that the result arrives on. Fails with a {@link ProblemException}: too many requests, when the queue is full;
     * unavailable, when the password has waited too long. Its client has given up by then, or soon will.
     */
    public Uni<String> hash(String password) {
        return onOwnThread(() -> hashNow(password));
    }

    /**
     * Whether {@code hash} was made from {@code password}, found out on a thread of the hasher. For null, which stands for an
     * account that does not exist, it is false and takes as long. Fails as {@link #hash} does.
     */
    public Uni<Boolean> check(String password, String hash) {
        return onOwnThread(() -> {
            String nobody = hashOfNobody();
            return verify(password, hash == null ? nobody : hash) && hash != null;
        });
    }

    private String hashNow(String password) {
        return Password.hash(password).addRandomSalt(SALT_BYTES).with(argon2id).getResult();
    }

    /** Made with the first check, whatever that one is about, so that its time says nothing. */
    private synchronized String hashOfNobody() {
        if (hashOfNobody == null) {
            hashOfNobody = hashNow(UUID.randomUUID().toString());
        }
        return hashOfNobody;
    }

    private <T> Uni<T> onOwnThread(Supplier<T> work) {
        long begin = System.nanoTime();
        return Uni.createFrom()
                .item(() -> {
                    if (System.nanoTime() - begin > longestWait.toNanos()) {
                        throw ProblemException.later(
                                ProblemType.UNAVAILABLE,
                                "The password has waited too long to be hashed; try again in some seconds",
                                Duration.ofSeconds(5));
                    }
                    return work.get();
                })
                .runSubscriptionOn(executor)
                .onFailure(RejectedExecutionException.class)
                .transform(full -> ProblemException.later(
                        ProblemType.TOO_MANY_REQUESTS,
                        "Too many passwords are waiting to be hashed; try again in some seconds",
                        Duration.ofSeconds(5)));
    }

    /**
     * Whether {@code hash} was made from {@code password}. False, too, for what is not a hash. Costs what a hash costs,
     * on the caller's thread.
     */
    public boolean verify(String password, String hash) {
        try {
            return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
        } catch (RuntimeException e) {
            LOG.debug("A stored password is not an Argon2 hash in PHC form", e);
            return false;
        }
    }

    /** Whether {@code hash} was made with other costs than those of today, and is best replaced at the next sign-in. */
    public boolean needsRehash(String hash) {
        try {
            return !Argon2Function.getInstanceFromHash(hash).equals(argon2id);
        } catch (RuntimeException e) {
            return true;
        }
    }

    /** Ends the threads of the hasher. */
    @PreDestroy
    public void close() {
        executor.shutdown();
    }
}
