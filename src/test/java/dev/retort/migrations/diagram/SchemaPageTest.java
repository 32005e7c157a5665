package dev.retort.migrations.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SchemaPageTest {

    @Test
    void docsShowWhatTheChangelogMakes() throws IOException {
        try (Scratch scratch = Scratches.h2().open()) {
            ScratchChangelog.ofClassPath(scratch, ChangelogSettings.of("db/changeLog.yaml"))
                    .up();
            String page = Diagram.page(scratch.read());
            Files.writeString(Path.of("target/schema.md"), page);
            assertThat(Files.readString(Path.of("docs/schema.md")))
                    .as("docs/schema.md is out of date; type: cp target/schema.md docs/schema.md")
                    .isEqualTo(page);
        }
    }
}
