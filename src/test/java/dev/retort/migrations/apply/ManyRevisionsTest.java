package dev.retort.migrations.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.apply.connect.DatabaseAccess;
import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.history.DatabaseHistory;
import dev.retort.migrations.schema.Engine;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database is asked no more when it has more revisions: {@code current}, {@code history} and a boot read one table. */
class ManyRevisionsTest {

    @TempDir
    Path directory;

    @Test
    void aLongHistoryIsReadWithAsManyQueriesAsAShortOne() throws IOException {
        assertThat(queriesForHistoryOf(40)).isEqualTo(queriesForHistoryOf(2)).isEqualTo(1);
    }

    private int queriesForHistoryOf(int revisions) throws IOException {
        Path folder = Files.createDirectory(directory.resolve("revisions" + revisions));
        write(folder, revisions);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader resources =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(resources);
            TestDatabase database = TestDatabase.create(Engine.H2, folder);
            ChangelogSettings settings = ChangelogSettings.of("many.yaml");
            new Migrator(database.access(), settings).upgrade("head");
            List<String> asked = new ArrayList<>();
            DatabaseAccess access = new DatabaseAccess(
                    database.url(),
                    database.user(),
                    database.password(),
                    Map.of(),
                    (url, properties) -> Interception.of(DatabaseAccess.connect(url, properties), (sql, moment) -> {
                        if (moment == Interception.Moment.BEFORE) {
                            asked.add(sql);
                        }
                    }));

            DatabaseHistory history = new Migrator(access, settings).history();

            assertThat(history.standings()).hasSize(revisions).allMatch(standing -> standing.appliedAt() != null);
            return asked.size();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void write(Path folder, int revisions) throws IOException {
        StringBuilder list = new StringBuilder("databaseChangeLog:\n");
        for (int number = 0; number < revisions; number++) {
            String file = (20270101000000L + number) + "-revision.yaml";
            list.append("  - include: {file: ").append(file).append("}\n");
            Files.writeString(folder.resolve(file), """
                    databaseChangeLog:
                      - changeSet:
                          id: "1"
                          author: retort
                          changes: [{sql: {sql: "CREATE TABLE t%d (id INT)"}}]
                    """.formatted(number));
        }
        Files.writeString(folder.resolve("many.yaml"), list);
    }
}
