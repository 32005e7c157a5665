package dev.retort.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.retort.problems.ProblemException;
import dev.retort.problems.ProblemType;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Limits sign-ups from one client address, where anybody may sign up in the mode {@code jwt}. */
@Singleton
public class SignUpLimit {

    private static final int MOST_ADDRESSES = 20_000;
    private static final Duration PERIOD = Duration.ofHours(1);

    /** A bucket is full again after the period, so that nothing is lost when it is forgotten then. */
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterAccess(PERIOD)
            .build();

    private final boolean isLimited;
    private final int most;

    SignUpLimit(SecuritySettings security, LimitSettings limits) {
        this.most = limits.signUpsPerAddress();
        this.isLimited = most > 0
                && security.mode() == SecuritySettings.Mode.JWT
                && security.signUp() == SecuritySettings.SignUp.OPEN;
    }

    /**
     * Counts a sign-up.
     *
     * @throws ProblemException too many requests
     */
    public void count(HttpServerRequest request) {
        if (!isLimited) {
            return;
        }
        ConsumptionProbe probe =
                buckets.get(ClientAddress.of(request), address -> newBucket()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw ProblemException.later(
                    ProblemType.TOO_MANY_REQUESTS,
                    "Too many users have signed up from this address; wait as long as 'Retry-After' says",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()).plusNanos(999_999_999));
        }
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(most, PERIOD))
                .build();
    }
}
