package dev.retort.migrations.scratchserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TemporaryPlaceTest {

    private static final Path MEMORY = Path.of("/dev/shm");

    @TempDir
    Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void memoryIsPreferredWhereItIsRoomy() throws IOException {
        boolean isRoomy = Files.getFileStore(MEMORY).getUsableSpace() >= 1L << 30 && availableGib() >= 2;

        assertThat(new TemporaryPlace(MEMORY, folder, true).preferred()).isEqualTo(isRoomy ? MEMORY : folder);
    }

    private static long availableGib() throws IOException {
        return Files.readAllLines(Path.of("/proc/meminfo")).stream()
                .filter(line -> line.startsWith("MemAvailable"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 20)
                .sum();
    }

    @Test
    void aFolderThatSomebodyHasChosenIsUsed() {
        assertThat(new TemporaryPlace(MEMORY, folder, false).preferred()).isEqualTo(folder);
    }

    @Test
    void whatIsNoMemoryOrIsNotThereIsNotPreferred() throws IOException {
        Path disk = Files.createDirectory(folder.resolve("disk"));

        if (!Files.getFileStore(disk).type().equals("tmpfs")) {
            assertThat(new TemporaryPlace(disk, folder, true).preferred()).isEqualTo(folder);
        }
        TemporaryPlace none = new TemporaryPlace(folder.resolve("none"), folder, true);
        assertThat(none.preferred()).isEqualTo(folder);
        assertThat(none.all()).containsExactly(folder);
    }
}
