package dev.retort.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.problems.ProblemException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PasswordChangesTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final PasswordChanges changes = new PasswordChanges();

    @Test
    void oneUserHasFourInProgressAtMostAndOthersAreNotHeldUp() {
        CompletableFuture<String> hash = new CompletableFuture<>();
        List<CompletableFuture<String>> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            waiting.add(changes.count(1, () -> Uni.createFrom().completionStage(hash))
                    .subscribeAsCompletionStage());
        }

        assertThatThrownBy(() -> changes.count(1, () -> Uni.createFrom().item("fifth"))
                        .await()
                        .atMost(LIMIT))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("is being changed already");
        assertThat(changes.count(2, () -> Uni.createFrom().item("another"))
                        .await()
                        .atMost(LIMIT))
                .isEqualTo("another");
        hash.complete("done");
        assertThat(waiting).allMatch(each -> each.join().equals("done"));
        assertThat(changes.count(1, () -> Uni.createFrom().item("later"))
                        .await()
                        .atMost(LIMIT))
                .isEqualTo("later");
    }

    @Test
    void workThatFailsLeavesItsPlace() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> changes.count(1, () -> Uni.createFrom().failure(new IllegalStateException("lost")))
                            .await()
                            .atMost(LIMIT))
                    .hasMessage("lost");
        }
    }
}
