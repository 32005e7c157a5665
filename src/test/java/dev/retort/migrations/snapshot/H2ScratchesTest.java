package dev.retort.migrations.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.RecordingFileSystem;
import java.sql.ResultSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class H2ScratchesTest {

    private static final String BACKGROUND_WRITER = "H2-save";

    private final CountDownLatch writing = new CountDownLatch(1);
    private final CountDownLatch mayWrite = new CountDownLatch(1);

    /** H2 saves what was committed half a second later, on a thread of its own; its backup does not wait for that. */
    @Test
    void aCopyHasWhatIsBeingWrittenInTheBackground() throws Exception {
        RecordingFileSystem.install();
        try (Scratch scratch = new H2Scratches("recorded:nioMemFS:").open()) {
            RecordingFileSystem.record(file -> keepWaiting());
            scratch.run(List.of("create table users (id bigint primary key)", "insert into users values (1)"));
            assertThat(writing.await(30, TimeUnit.SECONDS)).isTrue();

            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(mayWrite::countDown);
            try (Scratch copy = scratch.copy()) {

                assertThat(copy.read()).isEqualTo(scratch.read());
                try (ResultSet rows = copy.connection().createStatement().executeQuery("select id from users")) {
                    assertThat(rows.next()).isTrue();
                }
            }
        }
    }

    private void keepWaiting() {
        if (!Thread.currentThread().getName().equals(BACKGROUND_WRITER)) {
            return;
        }
        writing.countDown();
        try {
            mayWrite.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void letWrite() {
        mayWrite.countDown();
        RecordingFileSystem.record(file -> {});
    }
}
