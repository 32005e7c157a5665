package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.PostgresqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.Driver;

/**
 * The packaged tool in projects of other people: the sample applications of {@code src/it}, each in a folder with a blank and a
 * letter beyond ASCII. They depend on nothing of ours.
 */
@DisabledOnOs(OS.WINDOWS)
class OtherProjectsIT {

    /** Versions of Quarkus to try beside the one of the samples, separated by commas. */
    private static final String STREAMS = "retort.streams";

    private static final int LIMIT_MINUTES = 10;

    @TempDir
    static Path folder;

    private static Path retort;

    @BeforeAll
    static void unpack() throws IOException {
        Path archive;
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            archive = files.filter(file -> file.getFileName().toString().matches("retort-.*\\.zip"))
                    .findFirst()
                    .orElseThrow();
        }
        Path tool = Files.createDirectories(folder.resolve("ein Gerät"));
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                Path file = tool.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip.getInputStream(entry), file);
                }
                if (file.endsWith("bin/retort")) {
                    retort = file;
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        }
    }

    @Test
    void theArchiveHoldsNothingOfTheService() throws IOException {
        Path jar;
        try (Stream<Path> files = Files.list(retort.getParent().resolveSibling("lib"))) {
            jar = files.filter(file -> file.getFileName().toString().startsWith("retort-"))
                    .findFirst()
                    .orElseThrow();
        }
        try (ZipFile content = new ZipFile(jar.toFile())) {
            assertThat(content.stream().map(ZipEntry::getName).filter(name -> !name.endsWith("/")))
                    .allMatch(name ->
                            name.matches("META-INF/(MANIFEST.MF|maven/.*)|dev/retort/(cli|launcher|migrations)/.*"));
        }
    }

    @Test
    void helpAndVersionNeedNoProject() throws Exception {
        assertThat(run(folder, Map.of(), "--help").out()).startsWith("Usage: retort VERB");
        assertThat(run(folder, Map.of(), "--version").out())
                .startsWith("retort ")
                .contains(", Java ");
        Run none = run(folder, Map.of(), "check");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("is not in a project: no pom.xml here or above");
    }

    /** Its password is in {@code .env}, and the profile {@code dev} names the same database. */
    @Test
    void aProjectOnPostgresqlIsTakenFromItsFirstRevisionOn() throws Exception {
        Path project = sample("postgresql", null);
        String url = PostgresqlServer.createDatabase();
        Files.writeString(project.resolve(".env"), "QUARKUS_DATASOURCE_PASSWORD=" + PostgresqlServer.USER);
        Path settings = project.resolve("src/main/resources/application.properties");
        edit(settings, "%prod.", "%dev.quarkus.datasource.jdbc.url=" + url + "\n%prod.");

        walk(project, Map.of("QUARKUS_DATASOURCE_JDBC_URL", url));

        assertThat(done(project, Map.of(), "check", "--profile", "dev")).startsWith("In sync");
    }

    /** Quarkus infers the kind from the only driver, and in dev mode starts such a database. */
    @Test
    void aProjectWithoutAnySettingOfADatabaseHasRevisions() throws Exception {
        Path project = sample("postgresql", null);
        Files.writeString(project.resolve("src/main/resources/application.properties"), "");
        Map<String, String> user = Map.of(
                "QUARKUS_DATASOURCE_USERNAME",
                PostgresqlServer.USER,
                "QUARKUS_DATASOURCE_PASSWORD",
                PostgresqlServer.USER);
        String server = PostgresqlServer.createDatabase();

        assertThat(done(project, user, "preview", "--scratch-url", server)).contains("createTable");
        done(project, user, "revision", "--autogenerate", "-m", "First", "--scratch-url", server);
        assertThat(done(project, user, "verify", "--scratch-url", server)).contains("postgresql  proven");
        assertThat(done(project, user, "diagram", "--scratch-url", server)).contains("article {");
        assertThat(run(project, user, "check").err()).contains("no database is configured");
    }

    @ParameterizedTest
    @MethodSource("streams")
    @EnabledIfSystemProperty(named = STREAMS, matches = ".+")
    void otherVersionsOfQuarkusWorkToo(String quarkus) throws Exception {
        Path project = sample("postgresql", quarkus);
        walk(project, onPostgresql());
        assertThat(run(project, Map.of(), "--version").out()).contains("Quarkus " + quarkus);
    }

    static Stream<String> streams() {
        return Stream.of(System.getProperty(STREAMS, "").split(","));
    }

    /** It has no JDBC driver, and no JDBC URL. */
    @Test
    void aProjectOfHibernateReactiveWorksToo() throws Exception {
        Path project = sample("postgresql", null);
        Path pom = project.resolve("pom.xml");
        edit(pom, "quarkus-hibernate-orm-panache", "quarkus-hibernate-reactive-panache");
        edit(pom, "quarkus-jdbc-postgresql", "quarkus-reactive-pg-client");
        edit(
                project.resolve("src/main/java/org/acme/Article.java"),
                "hibernate.orm.panache",
                "hibernate.reactive.panache");
        edit(
                project.resolve("src/main/resources/application.properties"),
                "%prod.quarkus.datasource.jdbc.url=jdbc:",
                "%prod.quarkus.datasource.reactive.url=vertx-reactive:");
        String database = PostgresqlServer.createDatabase();

        walk(
                project,
                Map.of(
                        "QUARKUS_DATASOURCE_REACTIVE_URL",
                        database.replaceFirst("jdbc:", "vertx-reactive:"),
                        "QUARKUS_DATASOURCE_PASSWORD",
                        PostgresqlServer.USER));
    }

    /** As docs/adopting.md says: Hibernate has made the tables, and somebody has added a column by hand. */
    @Test
    void aLivingDatabaseIsStampedAndItsDriftIsShown() throws Exception {
        Path project = sample("postgresql", null);
        Map<String, String> environment = onPostgresql();
        assertThat(done(project, environment, "revision", "--autogenerate", "-m", "First"))
                .contains("The service does not apply it yet: add quarkus-liquibase, or run 'retort upgrade'");
        startOnce(
                project,
                "",
                environment,
                "-Dquarkus.hibernate-orm.schema-management.strategy=create",
                "-Dquarkus.hibernate-orm.schema-management.create-schemas=true",
                "-Dpay.api-key=x");
        assertThat(run(project, environment, "upgrade").err()).contains("already exists", "'stamp ID'");

        done(project, environment, "stamp", "head");

        assertThat(done(project, environment, "check")).startsWith("In sync");
        Properties user = new Properties();
        user.setProperty("user", PostgresqlServer.USER);
        user.setProperty("password", PostgresqlServer.USER);
        try (Connection connection = new Driver().connect(environment.get("QUARKUS_DATASOURCE_JDBC_URL"), user);
                Statement statement = connection.createStatement()) {
            statement.execute("alter table article add column colour varchar(20)");
        }
        Run drift = run(project, environment, "check");
        assertThat(drift.exitCode()).isEqualTo(3);
        assertThat(drift.out())
                .contains("The database differs from its applied revisions", "drop column 'article.colour'")
                .doesNotContain("table 'article'");
        edit(
                project.resolve("src/main/java/org/acme/Article.java"),
                "// more",
                "@Column(length = 20) public String colour;");
        done(project, environment, "revision", "--autogenerate", "-m", "Map colour");
        done(project, environment, "stamp", "head");
        assertThat(done(project, environment, "check")).startsWith("In sync");
    }

    private static Map<String, String> onPostgresql() {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                PostgresqlServer.createDatabase(),
                "QUARKUS_DATASOURCE_PASSWORD",
                PostgresqlServer.USER);
    }

    /** Revisions and their proof up, down and up, by way of a field that is new and one that gets another name. */
    private static void walk(Path project, Map<String, String> environment) throws Exception {
        assertThat(done(project, environment, "revision", "--autogenerate", "-m", "First"))
                .contains("create table 'article'", "create schema 'audit'", "create table 'audit.pricechange'");
        assertThat(done(project, environment, "upgrade")).contains("Applied ");
        assertThat(done(project, environment, "check")).startsWith("In sync");
        assertThat(done(project, environment, "revision", "--autogenerate", "-m", "Nothing"))
                .startsWith("Nothing to write");

        Path entity = project.resolve("src/main/java/org/acme/Article.java");
        edit(entity, "// more", "@Column(nullable = false) public Integer stock;");
        edit(entity, "public UUID code;", "public UUID barcode;");
        Run asked = run(project, environment, "revision", "--autogenerate", "-m", "Stock");
        assertThat(asked.exitCode()).as("asks").isEqualTo(3);
        assertThat(done(
                        project,
                        environment,
                        "preview",
                        "--rename",
                        "article.code=article.barcode",
                        "--default",
                        "article.stock=0"))
                .contains("barcode");
        done(
                project,
                environment,
                "revision",
                "--autogenerate",
                "-m",
                "Stock",
                "--rename",
                "article.code=article.barcode",
                "--default",
                "article.stock=0");
        assertThat(done(project, environment, "verify")).doesNotContain("failed");
        done(project, environment, "upgrade");
        done(project, environment, "downgrade", "-1");
        done(project, environment, "upgrade");
        assertThat(done(project, environment, "check")).startsWith("In sync");
    }

    @Test
    void eachPersistenceUnitHasAChangelogOfItsOwn() throws Exception {
        Path project = sample("two-units", null);

        Run which = run(project, Map.of(), "check");
        assertThat(which.exitCode()).isEqualTo(2);
        assertThat(which.err()).contains("the project has the datasources billing, orders", "--unit");
        for (String unit : List.of("orders", "billing")) {
            done(project, Map.of(), "revision", "--autogenerate", "-m", "First of " + unit, "--unit", unit);
            done(project, Map.of(), "upgrade", "--unit", unit);
            assertThat(done(project, Map.of(), "check", "--unit", unit)).startsWith("In sync");
        }
        assertThat(Files.readString(project.resolve("src/main/resources/db/billing.yaml")))
                .contains("first-of-billing")
                .doesNotContain("first-of-orders");
        assertThat(run(project, Map.of(), "check", "--unit", "none").err())
                .contains("there is no persistence unit 'none'; give one of billing, orders");
    }

    @Test
    void aChangelogThatGrewByHandGoesOn() throws Exception {
        Path project = sample("xml-changelog", null);

        done(project, Map.of(), "upgrade");
        assertThat(done(project, Map.of(), "check")).startsWith("In sync");
        String root = Files.readString(project.resolve("src/main/resources/db/changeLog.xml"));
        edit(project.resolve("src/main/java/org/acme/Book.java"), "// more", "public Integer pages;");

        String wrote = done(project, Map.of(), "revision", "--autogenerate", "-m", "Add pages");

        assertThat(wrote).contains("db/changes/", "add column 'book.pages'");
        assertThat(Files.readString(project.resolve("src/main/resources/db/changeLog.xml")))
                .as("includes the whole folder")
                .isEqualTo(root);
        done(project, Map.of(), "upgrade");
        assertThat(done(project, Map.of(), "check")).startsWith("In sync");
        assertThat(done(project, Map.of(), "verify")).contains("001-books.xml", "002-authors.sql");
    }

    /**
     * As docs/adopting.md says; and of two modules, the entities in the one and the service in the other, which have settings of
     * the same name and share classes of tests.
     */
    @Test
    void aProjectThatFlywayMigratesGoesOnWithRevisions() throws Exception {
        Path project = sample("flyway", null);
        startOnce(project, "service", Map.of());
        assertThat(run(project, Map.of(), "check").err())
                .contains("there is no changelog 'db/changeLog.xml'; write the first revision");

        assertThat(done(project, Map.of(), "revision", "--autogenerate", "-m", "First"))
                .contains("/service/src/main/resources/db/changelog/", "Flyway does not apply it");
        done(project, Map.of(), "stamp", "head");
        assertThat(done(project, Map.of(), "check")).startsWith("In sync");

        edit(
                project.resolve("model/src/main/java/org/acme/Product.java"),
                "// more",
                "@Column(length = 20) public String colour;");
        assertThat(done(project.resolve("model"), Map.of(), "revision", "--autogenerate", "-m", "Add colour"))
                .contains("add column 'product.colour'");
        assertThat(done(project, Map.of(), "verify")).doesNotContain("failed");
        done(project, Map.of(), "upgrade");
        assertThat(done(project, Map.of(), "check")).startsWith("In sync");
        startOnce(project, "service", Map.of());
        assertThat(project.resolve("service/data")).isDirectoryContaining("glob:**/shop.mv.db");
        assertThat(project.resolve("service/data")).isDirectoryNotContaining("glob:**/another.*");
    }

    /** A changelog in the module of the entities is written there. */
    @Test
    void theChangelogMayBeInAnotherModule() throws Exception {
        Path project = sample("flyway", null);
        Path changeLog = project.resolve("model/src/main/resources/db/changeLog.xml");
        Files.createDirectories(changeLog.getParent());
        Files.writeString(changeLog, """
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                        http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd"/>
                """);

        assertThat(done(project, Map.of(), "revision", "--autogenerate", "-m", "First"))
                .contains("/model/src/main/resources/db/changelog/");
        assertThat(done(project, Map.of(), "revision", "-m", "By hand"))
                .contains("/model/src/main/resources/db/changelog/");
        assertThat(changeLog).content().contains("-first.yaml", "-by-hand.yaml");
        assertThat(project.resolve("service/src/main/resources/db/changeLog.xml"))
                .doesNotExist();
        assertThat(done(project, Map.of(), "revision", "--autogenerate", "-m", "Nothing"))
                .startsWith("Nothing to write");
    }

    /** Builds the application and lets it start, as it migrates or as Hibernate makes the schema. */
    private static void startOnce(Path project, String module, Map<String, String> environment, String... options)
            throws Exception {
        assertThat(process(project, Map.of(), List.of("./mvnw", "-q", "-B", "-ntp", "-DskipTests", "package")))
                .returns(0, Run::exitCode);
        String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
        Run started = process(project.resolve(module), environment, command);
        assertThat(started.exitCode()).as(started.out() + started.err()).isZero();
    }

    /** As a newer one does that is unpacked beside it: what was built with the jars of the old one is of no use. */
    @Test
    void aToolThatHasMovedBuildsAgain() throws Exception {
        Path project = sample("xml-changelog", null);
        Path old = Files.createTempDirectory(folder, "old").resolve("retort");
        copy(retort.getParent().getParent(), old);
        assertThat(process(project, Map.of(), List.of(old.resolve("bin/retort").toString(), "--version")))
                .returns(0, Run::exitCode);

        Path moved = Files.move(old, old.resolveSibling("moved"));

        assertThat(process(
                        project, Map.of(), List.of(moved.resolve("bin/retort").toString(), "--version")))
                .as("%s", "its jars are elsewhere")
                .returns(0, Run::exitCode);
    }

    /** As Gradle lays it out; Gradle itself is not needed for that. */
    @Test
    void anApplicationThatIsBuiltAlreadyIsTakenAsItIs() throws Exception {
        Path project = sample("xml-changelog", null);
        assertThat(process(project, Map.of(), List.of("./mvnw", "-q", "-B", "-ntp", "-DskipTests", "package"))
                        .exitCode())
                .isZero();
        Files.createDirectories(project.resolve("build"));
        Files.move(project.resolve("target/quarkus-app"), project.resolve("build/quarkus-app"));
        Files.move(project.resolve("pom.xml"), folder.resolve("pom-of-gradle.xml"));
        Files.createFile(project.resolve("build.gradle"));

        done(project, Map.of(), "upgrade", "--app", "build/quarkus-app");

        assertThat(done(project, Map.of(), "check", "--app", "build/quarkus-app"))
                .startsWith("In sync");
        assertThat(run(project, Map.of(), "check", "--app", "src").err())
                .contains("is no built application of Quarkus; name the folder with quarkus-run.jar");
    }

    @Test
    void aProjectThatDoesNotCompileIsToldWhere() throws Exception {
        Path project = sample("xml-changelog", null);
        done(project, Map.of(), "history");
        edit(project.resolve("src/main/java/org/acme/Book.java"), "// more", "public Integer pages");

        Run failed = run(project, Map.of(), "check", "--json");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err())
                .containsOnlyOnce("Book.java:[")
                .containsOnlyOnce("retort: the build failed; see above, and correct it");
        assertThat(failed.out()).startsWith("{\"error\":\"the build failed\"");
    }

    private static String done(Path project, Map<String, String> environment, String... arguments) throws Exception {
        Run run = run(project, environment, arguments);
        assertThat(run.exitCode())
                .as("%s: %s%s", List.of(arguments), run.out(), run.err())
                .isZero();
        return run.out();
    }

    private static void edit(Path file, String old, String now) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, now));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.createDirectories(to.resolve(from.relativize(file)).getParent());
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static Path sample(String name, String quarkus) throws IOException {
        Path from = Path.of("src/it", name);
        Path project = Files.createTempDirectory(folder, "Projekt für ").resolve(name);
        copy(from, project);
        Files.copy(Path.of("mvnw"), project.resolve("mvnw"), StandardCopyOption.COPY_ATTRIBUTES);
        if (quarkus != null) {
            Path pom = project.resolve("pom.xml");
            Files.writeString(
                    pom, Files.readString(pom).replaceFirst("(<quarkus.platform.version>)[^<]*", "$1" + quarkus));
        }
        return project;
    }

    private static Run run(Path project, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(retort.toString()));
        command.addAll(List.of(arguments));
        return process(project, environment, command);
    }

    private static Run process(Path project, Map<String, String> environment, List<String> command) throws Exception {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)).as("ends").isTrue();
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private record Run(int exitCode, String out, String err) {}
}
