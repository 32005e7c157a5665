package dev.retort.migrations.apply.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of a database that a service holds. */
class H2HoldTest {

    @TempDir
    Path folder;

    @Test
    void aFileThatH2ClosedItselfIsHeldAgain() throws SQLException, IOException {
        DatabaseAccess access = new DatabaseAccess("jdbc:h2:file:" + folder.resolve("db"), "sa", "");
        try (H2Hold hold = new H2Hold()) {
            hold.take(access);
            assertHeld();
            try (Connection connection = access.open("test");
                    Statement statement = connection.createStatement()) {
                // As H2 does when it cannot write.
                statement.execute("shutdown immediately");
            }
            try (FileLock free = lock()) {
                assertThat(free).isNotNull();
            }

            hold.take(access);

            assertHeld();
        }
    }

    private void assertHeld() {
        assertThatThrownBy(this::lock).isInstanceOf(OverlappingFileLockException.class);
    }

    private FileLock lock() throws IOException {
        return FileChannel.open(folder.resolve("db.mv.db"), StandardOpenOption.WRITE)
                .tryLock();
    }
}
