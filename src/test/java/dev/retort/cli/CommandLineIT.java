package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.testing.Command;
import dev.retort.testing.Command.Ended;
import dev.retort.testing.Engine;
import dev.retort.testing.PostgresqlServer;
import dev.retort.testing.RunningService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The verbs of the packaged application, on both engines, as processes. Two at a time, or beside other tests. */
@Order(Integer.MAX_VALUE)
@Execution(ExecutionMode.CONCURRENT)
class CommandLineIT {

    /** Ids of this build's revisions, oldest first. */
    private static final List<String> REVISIONS = revisions();

    private static final String FIRST = REVISIONS.get(0);
    private static final String LAST = REVISIONS.get(REVISIONS.size() - 1);

    private interface Runner {

        Ended run(Engine engine, Path folder, Map<String, String> environment, String... arguments);
    }

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Engine engine = Engine.H2;
    private Runner runner = Command::run;

    @ParameterizedTest
    @EnumSource
    void theSchemaGoesUpAndDown(Engine on) throws IOException {
        use(on);
        Ended script = run("upgrade", "--sql");
        assertThat(script).satisfies(CommandLineIT::isDone);
        assertThat(script.out()).containsIgnoringCase("create table");
        assertThat(json("current"))
                .isEqualTo(parsed(
                        "{'revision':null,'head':'" + LAST + "','pending':" + REVISIONS.size() + ",'unknown':0}"));
        assertThat(folder).as("after looking").isEmptyDirectory();

        assertThat(json("upgrade", "+1").toString())
                .isEqualTo("{\"from\":null,\"to\":\"" + FIRST + "\",\"revisions\":[\"" + FIRST + "\"]}");
        assertThat(json("upgrade").path("to").asText()).isEqualTo(LAST);
        JsonNode history = json("history");
        assertThat(history.findValuesAsText("state")).hasSize(REVISIONS.size()).containsOnly("applied");
        assertThat(history.findValuesAsText("appliedAt")).allMatch(time -> time.endsWith("Z"));

        assertThat(json("downgrade", "-1").path("revisions").toString()).isEqualTo("[\"" + LAST + "\"]");
        assertThat(json("downgrade", "base").path("to").isNull()).isTrue();
        assertThat(json("stamp", "head").path("to").asText()).isEqualTo(LAST);
        assertThat(run("current").out()).startsWith("revision  " + LAST + "\n");
    }

    /** By way of the jar, whose class loader finds entities and changelogs in another way than Java's. */
    @ParameterizedTest
    @EnumSource
    void whatIsComparedIsLeftAsItWas(Engine on) throws IOException {
        use(on);
        runner = Command::runJar;
        Ended pending = run("check", "--json");
        assertThat(pending.exitCode()).isEqualTo(3);
        assertThat(pending.out()).isEqualTo("{\"inSync\":false,\"changes\":[],\"pending\":" + REVISIONS.size() + "}\n");
        assertThat(folder).as("after looking").isEmptyDirectory();

        JsonNode upgrade = json("upgrade");
        assertThat(upgrade.path("from").isNull()).isTrue();
        assertThat(upgrade.path("to").asText()).isEqualTo(LAST);
        JsonNode proofs = json("verify");
        assertThat(proofs.findValuesAsText("revision")).isEqualTo(REVISIONS);
        assertThat(proofs.findValuesAsText("proven")).containsOnly("true");
        assertThat(proofs.findValuesAsText("engine")).containsOnly(on == Engine.H2 ? "h2" : "postgresql");
        assertThat(json("diagram").path("mermaid").asText())
                .startsWith("erDiagram\n")
                .contains("users {");
        assertThat(json("check").toString()).isEqualTo("{\"inSync\":true,\"changes\":[],\"pending\":0}");
    }

    @ParameterizedTest
    @EnumSource
    void aNativeExecutableDoesAllButReadEntities(Engine on) throws IOException {
        use(on);
        runner = Command::runAsNative;
        Ended pending = run("check", "--json");
        assertThat(pending.exitCode()).isEqualTo(3);
        assertThat(pending.out())
                .isEqualTo("{\"inSync\":false,\"changes\":[],\"pending\":" + REVISIONS.size()
                        + ",\"notCompared\":[\"entities\"]}\n");
        json("upgrade");
        assertThat(json("check").toString())
                .isEqualTo("{\"inSync\":true,\"changes\":[],\"pending\":0,\"notCompared\":[\"entities\"]}");
        assertThat(json("current").path("pending").asInt()).isZero();
        assertThat(json("verify").findValuesAsText("proven")).containsOnly("true");
        assertThat(json("diagram").path("mermaid").asText()).contains("users {");

        Ended draft = run("revision", "--autogenerate", "--dry-run", "-m", "Message");
        assertThat(draft.err())
                .isEqualTo("retort: a native executable has no entities to compare; use the JVM build\n");
        assertThat(draft.exitCode()).isEqualTo(1);
        sourceTree();
        for (String[] arguments :
                new String[][] {{"revision", "-m", "Message"}, {"revision", "--autogenerate", "-m", "Message"}}) {
            Ended revision = run(arguments);
            assertThat(revision.err())
                    .isEqualTo("retort: a native executable has no source tree; write revisions with"
                            + " './retort revision' in the source tree\n");
            assertThat(revision.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void oneRevisionIsShownAndVerifiedAlone() throws IOException {
        use(Engine.H2);

        assertThat(json("show", "20260112").path("sql").toString()).contains("users_age_idx");
        assertThat(json("verify", "20260112").findValuesAsText("revision")).containsExactly("20260112090000");
    }

    @Test
    void whereNothingDiffersNothingIsWritten() throws IOException {
        use(Engine.H2);
        runner = Command::runJar;
        assertThat(json("revision", "--autogenerate", "--dry-run", "-m", "Message")
                        .toString())
                .isEqualTo("{\"revision\":null,\"file\":null,\"changes\":[],\"yaml\":null}");
        assertThat(run("revision", "--autogenerate", "-m", "Message").exitCode())
                .as("outside of a source tree")
                .isEqualTo(2);
        sourceTree();
        assertThat(run("revision", "--autogenerate", "-m", "Message", "--no-rename", "users.shoes")
                        .err())
                .hasLineCount(1)
                .contains("'users.shoes'");

        Path list = folder.resolve("src/main/resources/db/changeLog.yaml");
        Files.writeString(list, "databaseChangeLog: []\n");
        assertThat(run("revision", "--autogenerate", "-m", "Message").err())
                .as("a tree that was not built")
                .hasLineCount(1)
                .contains("build again");
        assertThat(list.resolveSibling("changelog")).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource
    void whereNothingDiffersNoRevisionIsMade(Engine on) throws IOException {
        use(on);
        sourceTree();

        assertThat(json("revision", "--autogenerate", "-m", "Message").toString())
                .isEqualTo("{\"revision\":null,\"file\":null,\"changes\":[]}");
    }

    /** With this build's list of revisions, and none of them. */
    private void sourceTree() throws IOException {
        Path list = Files.createDirectories(folder.resolve("src/main/resources/db/changelog"))
                .resolveSibling("changeLog.yaml");
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        Files.copy(Path.of("src/main/resources/db/changeLog.yaml"), list);
    }

    @Test
    void checkNeedsTheDatabase() throws IOException {
        use(Engine.POSTGRESQL);
        try (ServerSocket silent = new ServerSocket(0)) {
            String place = "127.0.0.1:" + silent.getLocalPort();

            Ended ended = run("check", "--url", "jdbc:postgresql://" + place + "/x");

            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.err()).hasLineCount(1).contains(place);
            assertThat(ended.took()).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void whatIsLoggedGoesToStandardErrorAndIsOneWarningUnlessMoreIsAskedFor() throws SQLException {
        use(Engine.POSTGRESQL);
        String url = environment.get("QUARKUS_DATASOURCE_JDBC_URL");
        isDone(run("upgrade", "+1"));
        try (Connection connection = DriverManager.getConnection(url, PostgresqlServer.USER, PostgresqlServer.USER);
                Statement statement = connection.createStatement()) {
            statement.execute("update databasechangeloglock set locked = true, lockedby = 'gone', lockgranted = now()");
        }

        Ended warned = run("upgrade", "+1");
        assertThat(warned.exitCode()).isZero();
        assertThat(warned.err()).hasLineCount(1).startsWith("retort: Taking over the lock of 'gone'");

        Ended verbose = run("upgrade", "--verbose", "--json");
        assertThat(verbose.exitCode()).isZero();
        assertThat(verbose.err()).contains("INFO", "ran successfully");
        assertThat(verbose.out()).startsWith("{").hasLineCount(1);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whoInterruptsACommandLeavesNoScratchDatabase() throws Exception {
        use(Engine.POSTGRESQL);
        String url = environment.get("QUARKUS_DATASOURCE_JDBC_URL");
        try (Connection connection = DriverManager.getConnection(url, PostgresqlServer.USER, PostgresqlServer.USER)) {
            for (int count : new int[] {1, 2}) {
                List<String> line = new ArrayList<>(Command.line(Engine.POSTGRESQL));
                line.add("check");
                ProcessBuilder builder = new ProcessBuilder(line)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("out").toFile());
                builder.environment().putAll(environment);
                Process process = builder.start();
                Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> scratches(connection) >= count);

                process.destroy();

                assertThat(process.waitFor()).as("as the system counts SIGTERM").isEqualTo(143);
                assertThat(scratches(connection)).isZero();
            }
        }
    }

    /** How many scratch databases commands on this database have. */
    private static int scratches(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from pg_database where starts_with(datname,"
                        + " 'retort_scratch_' || substr(md5(current_database()), 1, 8))")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void aPortThatIsTakenIsNotInTheWay() throws IOException {
        use(Engine.H2);
        try (ServerSocket taken = new ServerSocket(0)) {
            environment.put("QUARKUS_HTTP_PORT", Integer.toString(taken.getLocalPort()));

            assertThat(run("current")).satisfies(CommandLineIT::isDone);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theUrlOfTheOtherEngineNamesTheOptionThatIsMissing(Engine on) {
        use(on);
        String url = on == Engine.H2 ? "jdbc:postgresql://localhost/x?password=hush" : "jdbc:h2:mem:x;PASSWORD=hush";

        Ended ended = run("current", "--url", url);

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err())
                .hasLineCount(1)
                .contains("--db " + (on == Engine.H2 ? "postgresql" : "h2"))
                .doesNotContain("hush");
    }

    @Test
    void anUnknownRevisionFailsInOneLine() {
        use(Engine.H2);
        for (String verb : List.of("show", "downgrade")) {
            Ended ended = run(verb, "2099", "--json");
            assertThat(ended.exitCode()).as(verb).isEqualTo(1);
            assertThat(ended.err()).hasLineCount(1).contains("'2099'").startsWith("retort: ");
            assertThat(ended.out()).startsWith("{\"error\":").hasLineCount(1);
        }
    }

    @Test
    void aServerThatIsNotThereFailsWithinFifteenSeconds() throws IOException {
        use(Engine.POSTGRESQL);
        try (ServerSocket silent = new ServerSocket(0)) {
            // Takes the connection and never says a word; the worst that a network can do.
            Ended ended = run("current", "--url", "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/x");

            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.err()).hasLineCount(1).contains("127.0.0.1:" + silent.getLocalPort());
            assertThat(ended.took()).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void aHostThatNobodyKnowsIsNamed() {
        use(Engine.POSTGRESQL);

        Ended ended = run("current", "--url", "jdbc:postgresql://retort.invalid/x");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err()).hasLineCount(1).contains("The host is unknown: 'retort.invalid");
    }

    @Test
    void aWrongPasswordFailsInOneLineWithoutIt() {
        use(Engine.H2);
        String url = "jdbc:h2:file:" + folder.resolve("guarded");
        assertThat(run("upgrade", "--url", url, "--username", "owner", "--password", "open-sesame"))
                .satisfies(CommandLineIT::isDone);

        Ended ended = run("current", "--url", url, "--username", "owner", "--password", "open-barley");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err()).hasLineCount(1).doesNotContain("barley", "sesame");
    }

    @Test
    void aFileInUseByTheServiceFailsInOneLine() {
        use(Engine.H2);
        try (RunningService service = RunningService.start(Engine.H2, folder, Map.of())) {
            service.awaitReady();

            for (String verb : List.of("current", "upgrade")) {
                Ended ended = run(verb);

                assertThat(ended.exitCode()).isEqualTo(1);
                assertThat(ended.err())
                        .endsWith("data/retort' is in use by another process; stop the service or the command that has"
                                + " the file open\n")
                        .hasLineCount(1);
            }
            assertThat(service.statusOf("/users")).isEqualTo(200);
        }
    }

    @Test
    void aRevisionKeepsItsMessageWhateverTheLocale() throws IOException {
        use(Engine.H2);
        Path changelog = Files.createDirectories(folder.resolve("src/main/resources/db/changelog"));
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        Files.writeString(changelog.resolveSibling("changeLog.yaml"), "databaseChangeLog: []\n");
        environment.put("LC_ALL", "C");

        JsonNode answer = json("revision", "-m", "Größe 😀\nund mehr: 'so'");

        assertThat(answer.path("revision").asText()).matches("[0-9]{14}");
        assertThat(answer.path("changes")).isEmpty();
        try (Stream<Path> files = Files.list(changelog)) {
            assertThat(Files.readString(files.findFirst().orElseThrow())).contains("Größe 😀");
        }
    }

    @Test
    void aRevisionOutsideOfASourceTreeIsWrongUsage() {
        use(Engine.H2);

        Ended ended = run("revision", "-m", "Message");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).hasLineCount(1).contains("source tree");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whoStopsReadingGetsNoStackTrace() {
        use(Engine.H2);
        String command = String.join(" ", Command.line(Engine.H2));

        Ended ended = Command.run(
                folder, environment, List.of("sh", "-c", "(" + command + " upgrade --sql; echo ended $? >&2) | true"));

        assertThat(ended.err()).isEqualTo("ended 0\n");
    }

    @Test
    void helpAndWrongUsageStartNothing() {
        use(Engine.H2);
        environment.put("QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "not a number");

        assertThat(run("--help")).satisfies(CommandLineIT::isDone);
        assertThat(run("--version").out()).matches("retort 0\\..*\n");
        assertThat(run("upgrad").err()).isEqualTo("retort: unknown verb 'upgrad'; did you mean 'upgrade'?\n");
        assertThat(run("current").err())
                .hasLineCount(1)
                .contains("quarkus.datasource.jdbc.max-size", "not a number")
                .endsWith("; correct that setting\n");
    }

    private static List<String> revisions() {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/changelog"))) {
            return files.map(file -> file.getFileName().toString().substring(0, 14))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void use(Engine on) {
        engine = on;
        if (on == Engine.POSTGRESQL) {
            environment.put("QUARKUS_DATASOURCE_JDBC_URL", PostgresqlServer.createDatabase());
            environment.put("QUARKUS_DATASOURCE_USERNAME", PostgresqlServer.USER);
            environment.put("QUARKUS_DATASOURCE_PASSWORD", PostgresqlServer.USER);
        }
    }

    private Ended run(String... arguments) {
        return runner.run(engine, folder, environment, arguments);
    }

    private JsonNode json(String... arguments) throws IOException {
        String[] all = Stream.concat(Stream.of("--json"), Stream.of(arguments)).toArray(String[]::new);
        Ended ended = run(all);
        isDone(ended);
        assertThat(ended.out()).hasLineCount(1);
        return new ObjectMapper().readTree(ended.out());
    }

    private static JsonNode parsed(String singleQuoted) throws IOException {
        return new ObjectMapper().readTree(singleQuoted.replace('\'', '"'));
    }

    private static void isDone(Ended ended) {
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
    }
}
