package dev.retort.security;

import dev.retort.problems.ProblemException;
import dev.retort.problems.ProblemType;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Limits failed sign-ins for each e-mail address and from each client address. Whether a user exists plays no part. */
@Singleton
class SignInLimits {

    /** Short, since an attacker can delay the sign-in of somebody else. */
    private static final Duration LONGEST_FOR_EMAIL = Duration.ofMinutes(1);

    private static final Duration LONGEST_FOR_ADDRESS = Duration.ofMinutes(15);

    private final FailureDelays emails;
    private final FailureDelays addresses;

    SignInLimits(LimitSettings settings) {
        this.emails = new FailureDelays(
                settings.failedSignInsPerEmail(), settings.firstDelay(), LONGEST_FOR_EMAIL, System::nanoTime);
        this.addresses = new FailureDelays(
                settings.failedSignInsPerAddress(), settings.firstDelay(), LONGEST_FOR_ADDRESS, System::nanoTime);
    }

    /**
     * Begins an attempt, which counts as failed until it says otherwise.
     *
     * @param email in its normal form
     * @param address of the client, as {@link ClientAddress} has it
     * @throws ProblemException too many requests
     */
    Attempt begin(String email, String address) {
        refuseEarly(addresses.begin(address));
        refuseEarly(emails.begin(email));
        return new Attempt(email, address);
    }

    private static void refuseEarly(Duration wait) {
        if (!wait.isZero()) {
            throw ProblemException.later(
                    ProblemType.TOO_MANY_REQUESTS,
                    "Too many sign-ins have failed; wait as long as 'Retry-After' says",
                    wait.plusNanos(999_999_999));
        }
    }

    /** An attempt that was let through. */
    final class Attempt {

        private final String email;
        private final String address;

        private Attempt(String email, String address) {
            this.email = email;
            this.address = address;
        }

        /** The password was right. The failures from the same client address for other users stay. */
        void succeeded() {
            emails.forget(email);
            addresses.takeBack(address);
        }

        /** The service could not say whether the password is right. */
        void undecided() {
            emails.takeBack(email);
            addresses.takeBack(address);
        }
    }
}
