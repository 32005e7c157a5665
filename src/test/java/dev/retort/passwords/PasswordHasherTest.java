package dev.retort.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.problems.ProblemException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordHasherTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final PasswordHasher hasher = new PasswordHasher(settings(10));

    @Test
    void hashIsOfItsPasswordOnly() {
        String hash = hasher.hash("correct horse").await().atMost(LIMIT);
        assertThat(hash).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(hasher.verify("correct horse", hash)).isTrue();
        assertThat(hasher.verify("Correct horse", hash)).isFalse();
        assertThat(hasher.verify("", hash)).isFalse();
    }

    @Test
    void saltMakesEveryHashAnother() {
        assertThat(hasher.hash("correct horse").await().atMost(LIMIT))
                .isNotEqualTo(hasher.hash("correct horse").await().atMost(LIMIT));
    }

    @Test
    void hashOfAnotherProgramIsVerified() {
        // From the reference implementation: echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1
        String foreign = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(hasher.verify("password", foreign)).isTrue();
        assertThat(hasher.verify("passwore", foreign)).isFalse();
        assertThat(hasher.needsRehash(foreign)).isTrue();
    }

    @Test
    void hashOfTodayNeedsNoRehash() {
        assertThat(hasher.needsRehash(hasher.hash("correct horse").await().atMost(LIMIT)))
                .isFalse();
    }

    @Test
    void whatIsNoHashMatchesNothing() {
        for (String garbage :
                new String[] {"", "none", "$argon2id$", "$2a$10$abcdefghijklmnopqrstuv", "$argon2id$v=19$m=1"}) {
            assertThat(hasher.verify("correct horse", garbage)).isFalse();
            assertThat(hasher.needsRehash(garbage)).isTrue();
        }
    }

    @Test
    void fullQueueIsToldAtOnce() {
        PasswordHasher narrow = new PasswordHasher(settings(1));
        List<CompletableFuture<String>> running = new ArrayList<>();
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 20; i++) {
                        CompletableFuture<String> hash =
                                narrow.hash("correct horse").subscribeAsCompletionStage();
                        running.add(hash);
                        if (hash.isCompletedExceptionally()) {
                            hash.join();
                        }
                    }
                })
                .hasCauseInstanceOf(ProblemException.class)
                .hasMessageContaining("try again");
        assertThat(running.get(0)).succeedsWithin(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void passwordThatWaitedTooLongIsNotHashed() {
        PasswordHasher impatient = new PasswordHasher(settings(10, "PT0.000000001S"));
        assertThatThrownBy(() -> impatient.hash("correct horse").await().atMost(LIMIT))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("waited too long");
    }

    /** More clients at the same time than threads: no thread more is made for them. */
    @Test
    void hashesHaveNoMoreThreadsThanTheirSettingSays() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        List<CompletableFuture<String>> hashes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            hashes.add(hasher.hash("correct horse")
                    .onItem()
                    .invoke(() -> threads.add(Thread.currentThread()))
                    .subscribeAsCompletionStage());
        }
        hashes.forEach(CompletableFuture::join);
        assertThat(threads).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "memory-kib,7",
        "memory-kib,1048577",
        "iterations,0",
        "iterations,101",
        "hashes-at-once,0",
        "queue,0",
        "longest-wait,PT0S"
    })
    void settingsOutOfRangeAreNamed(String name, String value) {
        PasswordSettings wrong = new SmallRyeConfigBuilder()
                .withMapping(PasswordSettings.class)
                .withDefaultValue("retort.passwords." + name, value)
                .build()
                .getConfigMapping(PasswordSettings.class);
        assertThatThrownBy(() -> new PasswordHasher(wrong))
                .hasMessageStartingWith("'retort.passwords." + name + "' is " + value + "; set it to ");
    }

    /** As the service has them when nothing is set. */
    private static PasswordSettings settings(int queue) {
        return settings(queue, "PT10S");
    }

    private static PasswordSettings settings(int queue, String longestWait) {
        return new SmallRyeConfigBuilder()
                .withMapping(PasswordSettings.class)
                .withDefaultValue("retort.passwords.queue", Integer.toString(queue))
                .withDefaultValue("retort.passwords.hashes-at-once", "1")
                .withDefaultValue("retort.passwords.longest-wait", longestWait)
                .build()
                .getConfigMapping(PasswordSettings.class);
    }
}
