package dev.retort.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The second from which tokens are valid after a revocation. */
class TokenRevocationTest {

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 2026-01-26T09:00:00.25Z, 2026-01-26T09:00:01Z",
        // A token of this very second is ended too.
        "1970-01-01T00:00:00Z, 2026-01-26T09:00:00Z, 2026-01-26T09:00:01Z",
        // Twice in one second: a token that was issued between the two is ended too.
        "2026-01-26T09:00:01Z, 2026-01-26T09:00:00.9Z, 2026-01-26T09:00:02Z",
        // The clock was turned back.
        "2026-01-26T10:00:00Z, 2026-01-26T09:00:00Z, 2026-01-26T10:00:01Z"
    })
    void isLaterThanEveryTokenThatWasIssued(Instant before, Instant now, Instant expected) {
        User user = new User();
        user.tokensValidFrom = before;
        user.revokeTokens(now);
        assertThat(user.tokensValidFrom).isEqualTo(expected);
    }
}
