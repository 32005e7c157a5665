package dev.retort.migrations.apply.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.apply.TestDatabase;
import dev.retort.migrations.apply.connect.MigrationSettings;
import dev.retort.migrations.schema.Engine;
import dev.retort.testing.LoggedErrors;
import io.quarkus.liquibase.runtime.LiquibaseBuildTimeConfig;
import io.quarkus.liquibase.runtime.LiquibaseRuntimeConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import liquibase.change.custom.CustomTaskChange;
import liquibase.database.Database;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody edits entities and changelog while {@code quarkus:dev} runs; each edit is a new start in the same process. */
class StartupMigrationInDevelopmentTest {

    private static final String GOOD = "databaseChangeLog: [{changeSet: {id: 1, author: ann, changes: [{sql: %s}]}}]";

    @TempDir
    Path folder;

    @TempDir
    Path databases;

    private final LoggedErrors log = new LoggedErrors();
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private URLClassLoader withFolder;

    @BeforeEach
    void findTheFolderOnTheClassPath() throws IOException {
        withFolder = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before);
        Thread.currentThread().setContextClassLoader(withFolder);
    }

    @AfterEach
    void leaveTheClassPathAsItWas() throws IOException {
        log.close();
        Thread.currentThread().setContextClassLoader(before);
        withFolder.close();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aBrokenChangelogIsSaidInOneLineAndTheNextEditMendsIt(Engine engine) throws Exception {
        TestDatabase database = TestDatabase.create(engine, databases);
        revision("databaseChangeLog: [{changeSet: {id: 1");

        StartupMigration broken = boot(database, LaunchMode.DEVELOPMENT);

        assertThat(broken.ready()).isFalse();
        assertThat(broken.reason()).contains("20260101000000-first.yaml");
        assertThat(log.messages()).singleElement().asString().endsWith("(correct that file) null");
        broken.stop(new ShutdownEvent());

        revision(GOOD.formatted("create table shelf (id int)"));
        StartupMigration mended = boot(database, LaunchMode.DEVELOPMENT);
        assertThat(mended.ready()).isTrue();
        mended.stop(new ShutdownEvent());
        assertThat(database.rows("select count(*) from shelf")).containsExactly("0");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void statementsThatFailAreSaidInOneLine(Engine engine) throws Exception {
        TestDatabase database = TestDatabase.create(engine, databases);
        revision(GOOD.formatted("insert into nowhere values (1)"));

        StartupMigration boot = boot(database, LaunchMode.DEVELOPMENT);

        assertThat(boot.ready()).isFalse();
        assertThat(boot.reason()).startsWith("changeset '20260101000000-first.yaml::1' failed: ");
        assertThat(log.messages())
                .filteredOn(message -> message.contains("StartupMigration"))
                .singleElement()
                .asString()
                .endsWith(" null");
        boot.stop(new ShutdownEvent());
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatMayFailKeepsNoRequestWaiting(Engine engine) throws Exception {
        revision("databaseChangeLog: [{changeSet: {id: 1, author: ann, failOnError: false,"
                + " changes: [{sql: insert into nowhere values (1)}]}}]");

        StartupMigration boot = boot(TestDatabase.create(engine, databases), LaunchMode.DEVELOPMENT);

        assertThat(boot.ready()).as(boot.reason()).isTrue();
        boot.stop(new ShutdownEvent());
    }

    /** As a driver that does not fit, or a class that a native executable lacks. */
    public static final class DoesNotLink implements CustomTaskChange {

        @Override
        public void execute(Database database) {
            throw new NoClassDefFoundError("org/acme/Codec");
        }

        @Override
        public String getConfirmationMessage() {
            return "linked";
        }

        @Override
        public void setUp() {}

        @Override
        public void setFileOpener(ResourceAccessor resources) {}

        @Override
        public ValidationErrors validate(Database database) {
            return new ValidationErrors();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void anErrorOfTheVirtualMachineEndsNoThreadWithoutAWord(Engine engine) throws Exception {
        revision("databaseChangeLog: [{changeSet: {id: 1, author: ann, changes: [{customChange: {class: '"
                + DoesNotLink.class.getName() + "'}}]}}]");

        StartupMigration boot = boot(TestDatabase.create(engine, databases), LaunchMode.NORMAL);

        Awaitility.await("told").atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(boot.reason())
                .contains("class 'org.acme.Codec' is not on the class path"));
        assertThat(boot.ready()).isFalse();
        assertThat(log.messages()).anyMatch(message -> message.contains("org/acme/Codec"));
        boot.stop(new ShutdownEvent());
    }

    @Test
    void inTestsWhatFailsIsThrown() throws Exception {
        revision("");
        TestDatabase database = TestDatabase.create(Engine.H2, databases);

        assertThatThrownBy(() -> boot(database, LaunchMode.TEST))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("20260101000000-first.yaml");
    }

    @Test
    void whoseEntitiesHaveMoreThanTheChangelogIsToldWhatToType() throws Exception {
        revision(GOOD.formatted("create table shelf (id int)"));
        StartupMigration boot = boot(TestDatabase.create(Engine.H2, databases), LaunchMode.DEVELOPMENT);

        boot.doubt();

        Awaitility.await("told").atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(log.messages())
                .anyMatch(message -> message.contains("run './retort revision --autogenerate -m MESSAGE'")));
        assertThat(boot.ready()).isTrue();
        boot.stop(new ShutdownEvent());
    }

    private StartupMigration boot(TestDatabase database, LaunchMode mode) throws SQLException {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(MigrationSettings.class)
                .withMapping(LiquibaseBuildTimeConfig.class)
                .withMapping(LiquibaseRuntimeConfig.class)
                .withDefaultValue("quarkus.datasource.jdbc.url", database.url())
                .withDefaultValue("quarkus.datasource.username", database.user())
                .withDefaultValue("quarkus.datasource.password", database.password())
                .withDefaultValue("quarkus.liquibase.change-log", "all.yaml")
                .withDefaultValue("quarkus.liquibase.migrate-at-start", "true")
                .build();
        StartupMigration boot = new StartupMigration(config, mode);
        boot.start(new StartupEvent());
        return boot;
    }

    private void revision(String text) throws IOException {
        Files.writeString(
                folder.resolve("all.yaml"), "databaseChangeLog: [{include: {file: 20260101000000-first.yaml}}]");
        Files.writeString(folder.resolve("20260101000000-first.yaml"), text);
    }
}
