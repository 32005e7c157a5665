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
            assertThat(Files.readString(Path.of("docs/schema.md")))
                    .as(
                            "docs/schema.md is out of date; type: ./retort diagram, and put what it prints between ```mermaid and ```")
                    .isEqualTo(Diagram.page(scratch.read()));
        }
    }
}
