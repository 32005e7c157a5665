package dev.retort.migrations.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.Command;
import dev.retort.testing.Command.Ended;
import dev.retort.testing.Engine;
import dev.retort.testing.PostgresqlServer;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A driver that is not on the class path is said in one line, whatever is asked. */
class MissingDriverIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"current", "history", "upgrade", "downgrade base", "stamp head", "check", "verify", "diagram"})
    void everyVerbNamesTheDependencyOfTheDriverThatIsMissing(String verb) {
        Ended ended = run("com.h2database.h2", "jdbc:h2:mem:none", verb);
        assertThat(ended.err().strip())
                .isEqualTo("retort: the class path has no JDBC driver for h2; add the dependency"
                        + " io.quarkus:quarkus-jdbc-h2");
        assertThat(ended.exitCode()).isEqualTo(1);
    }

    @Test
    void theServerOfPostgresqlIsNotTriedWithoutItsDriver() {
        Ended ended = run("org.postgresql.postgresql", "jdbc:postgresql://localhost:1/none", "current");
        assertThat(ended.err().strip())
                .isEqualTo("retort: the class path has no JDBC driver for postgresql; add the dependency"
                        + " io.quarkus:quarkus-jdbc-postgresql");
    }

    @Test
    void whereTheProjectCanDoWithoutTheOtherEngineTheSettingIsNamedToo() {
        Ended ended = run(
                "com.h2database.h2", "jdbc:postgresql://localhost:1/none", "revision --autogenerate --dry-run -m none");
        assertThat(ended.err().strip())
                .isEqualTo("retort: the class path has no JDBC driver for h2; add the dependency"
                        + " io.quarkus:quarkus-jdbc-h2, or write revisions for postgresql alone:"
                        + " retort.migrations.engines=postgresql");
    }

    @Test
    void aProjectOnPostgresqlAloneNeedsNoH2() {
        String url = PostgresqlServer.createDatabase();
        Map<String, String> alone = Map.of(
                "RETORT_MIGRATIONS_ENGINES", "postgresql",
                "QUARKUS_DATASOURCE_USERNAME", PostgresqlServer.USER,
                "QUARKUS_DATASOURCE_PASSWORD", PostgresqlServer.USER);
        for (String verb : List.of(
                "upgrade",
                "revision --autogenerate --dry-run -m none",
                "check",
                "verify",
                "diagram",
                "upgrade --sql",
                "downgrade base",
                "history",
                "stamp head",
                "current")) {
            Ended ended = run("com.h2database.h2", url, verb, alone);
            assertThat(ended.exitCode()).as(verb + ": " + ended.err()).isZero();
        }
    }

    private Ended run(String library, String url, String verb) {
        return run(library, url, verb, Map.of());
    }

    /** The packaged application without one library. */
    private Ended run(String library, String url, String verb, Map<String, String> environment) {
        List<String> command =
                new ArrayList<>(Command.line(url.startsWith("jdbc:h2:") ? Engine.H2 : Engine.POSTGRESQL));
        command.removeIf(word -> word.contains("SharedArchiveFile"));
        int path = command.indexOf("-cp") + 1;
        command.set(
                path,
                Arrays.stream(command.get(path).split(File.pathSeparator))
                        .filter(jar -> !jar.contains(library))
                        .collect(Collectors.joining(File.pathSeparator)));
        command.addAll(List.of(verb.split(" ")));
        command.addAll(List.of("--url", url));
        return Command.run(folder, environment, command);
    }
}
