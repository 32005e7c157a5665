package dev.retort.migrations.apply.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.Engine;
import dev.retort.testing.Processor;
import dev.retort.testing.RunningService;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The packaged service, started again and again on one database. */
@ResourceLock(value = Processor.MUCH_OF_IT, mode = ResourceAccessMode.READ)
class StartWithoutLiquibaseIT {

    private static final String FIRST = "db/changelog/20260105090000-create-users-table.yaml";

    /** Types in signatures of Quarkus' own beans, which Java loads with those beans and does not initialise. */
    private static final Set<String> OF_QUARKUS = Set.of(
            "liquibase.Liquibase",
            "liquibase.database.DatabaseConnection",
            "liquibase.resource.ResourceAccessor",
            "liquibase.servicelocator.PrioritizedService");

    @TempDir
    Path folder;

    private Engine engine;
    private Map<String, String> database;

    @ParameterizedTest
    @EnumSource
    void liquibaseIsLoadedOnlyWhereSomethingMayHaveChanged(Engine engine) throws Exception {
        this.engine = engine;
        database = RunningService.onNewDatabase(engine);
        Path jar = engine.copyTo(folder.resolve("package"));

        assertThat(loadedBy(jar, Map.of())).as("by the first start").hasSizeGreaterThan(100);
        assertThat(loadedBy(jar, Map.of())).as("by the second").isSubsetOf(OF_QUARKUS);
        assertThat(loadedBy(jar, Map.of("QUARKUS_LIQUIBASE_LABELS", "!none")))
                .as("with other labels")
                .hasSizeGreaterThan(100);
        assertThat(loadedBy(jar, Map.of())).as("with the old ones").hasSizeGreaterThan(100);
        assertThat(loadedBy(jar, Map.of("QUARKUS_LIQUIBASE_MIGRATE_AT_START", "false")))
                .as("by a start that may not migrate")
                .isSubsetOf(OF_QUARKUS);

        String checkSum = "UPDATE DATABASECHANGELOG SET MD5SUM = %s WHERE FILENAME = '" + FIRST + "'";
        run(engine, "CREATE TABLE SUMS AS SELECT ID, MD5SUM FROM DATABASECHANGELOG WHERE FILENAME = '" + FIRST + "'");
        run(engine, checkSum.formatted("'9:00000000000000000000000000000000'"));
        assertThat(notReady(jar)).as("after an edit of the history").contains("'" + FIRST + "' was edited");
        run(engine, checkSum.formatted("(SELECT S.MD5SUM FROM SUMS S WHERE S.ID = DATABASECHANGELOG.ID)"));
        assertThat(loadedBy(jar, Map.of())).as("after its repair").isSubsetOf(OF_QUARKUS);

        edit(folder.resolve("package/app"));
        assertThat(notReady(jar)).as("after an edit of the file").contains("'" + FIRST + "' was edited");
    }

    /** Its class loader is another one. */
    @Test
    void theSameHoldsForThePackageOfAnArchive() throws Exception {
        engine = Engine.H2;
        database = RunningService.onNewDatabase(engine);
        Path jar = Path.of("target/aot-app/quarkus-run.jar").toAbsolutePath();

        assertThat(loadedBy(jar, Map.of())).as("by the first start").hasSizeGreaterThan(100);
        assertThat(loadedBy(jar, Map.of())).as("by the second").isSubsetOf(OF_QUARKUS);
    }

    private Set<String> loadedBy(Path jar, Map<String, String> more) throws IOException {
        Path classes = folder.resolve("classes.log");
        Map<String, String> settings = new HashMap<>(database);
        settings.putAll(more);
        settings.put("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + classes);
        try (RunningService service =
                RunningService.startJar(engine, jar, folder, settings).awaitReady()) {
            assertThat(service.statusOf("/users")).isEqualTo(200);
        }
        try (Stream<String> lines = Files.lines(classes)) {
            return lines.map(line -> line.replaceFirst("^(\\[.*?])+ ", "").replaceFirst(" .*", ""))
                    .filter(name -> name.startsWith("liquibase."))
                    .collect(Collectors.toSet());
        }
    }

    /** Waits for the reason why it is not ready; returns the log. */
    private String notReady(Path jar) {
        try (RunningService service = RunningService.startJar(engine, jar, folder, database)) {
            Awaitility.await("says why").atMost(Duration.ofMinutes(1)).until(() -> service.log()
                    .contains("nothing is applied until then"));
            assertThat(service.statusOf("/q/health/ready")).isEqualTo(503);
            assertThat(service.statusOf("/users")).isEqualTo(503);
            return service.log();
        }
    }

    private void run(Engine engine, String sql) throws SQLException {
        String user = database.getOrDefault("QUARKUS_DATASOURCE_USERNAME", "");
        String url = database.getOrDefault(
                "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:h2:file:" + folder.resolve("data/retort") + ";IFEXISTS=TRUE");
        try (Connection connection = DriverManager.getConnection(url, user, user);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).as(engine + ": " + sql).isNotNegative();
        }
    }

    private static void edit(Path app) throws IOException {
        try (Stream<Path> jars = Files.list(app)) {
            Path own = jars.filter(each -> each.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
            try (FileSystem content = FileSystems.newFileSystem(own)) {
                Path file = content.getPath(FIRST);
                Files.writeString(file, Files.readString(file).replace("varchar(200)", "varchar(300)"));
            }
        }
    }
}
