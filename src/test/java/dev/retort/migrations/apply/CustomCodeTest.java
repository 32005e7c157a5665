package dev.retort.migrations.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.changelog.Changelog;
import dev.retort.migrations.changelog.ChangelogSettings;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.snapshot.Scratch;
import dev.retort.migrations.snapshot.ScratchChangelog;
import dev.retort.migrations.snapshot.Scratches;
import dev.retort.migrations.testing.Servers;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import liquibase.change.custom.CustomSqlChange;
import liquibase.change.custom.CustomSqlRollback;
import liquibase.change.custom.CustomTaskChange;
import liquibase.change.custom.CustomTaskRollback;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.CustomChangeException;
import liquibase.exception.CustomPreconditionErrorException;
import liquibase.exception.CustomPreconditionFailedException;
import liquibase.exception.ValidationErrors;
import liquibase.precondition.CustomPrecondition;
import liquibase.resource.ResourceAccessor;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.RawParameterizedSqlStatement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes that a changelog names: those that Liquibase runs are run, those that fail are named. */
class CustomCodeTest {

    /** Answers null to whatever may be answered with null. */
    public static class Silent implements CustomSqlChange, CustomSqlRollback {
        @Override
        public SqlStatement[] generateStatements(Database database) throws CustomChangeException {
            return null;
        }

        @Override
        public SqlStatement[] generateRollbackStatements(Database database) {
            return null;
        }

        @Override
        public String getConfirmationMessage() {
            return null;
        }

        @Override
        public void setUp() {
            // Nothing to set up.
        }

        @Override
        public void setFileOpener(ResourceAccessor accessor) {
            // Opens none.
        }

        @Override
        public ValidationErrors validate(Database database) {
            return null;
        }
    }

    /** Makes a table. */
    public static class Making extends Silent {
        @Override
        public SqlStatement[] generateStatements(Database database) throws CustomChangeException {
            return new SqlStatement[] {new RawParameterizedSqlStatement("create table made (id int)")};
        }

        @Override
        public SqlStatement[] generateRollbackStatements(Database database) {
            return new SqlStatement[] {new RawParameterizedSqlStatement("drop table made")};
        }
    }

    /** Makes the same by code. */
    public static class Task extends Silent implements CustomTaskChange, CustomTaskRollback {
        private static void run(Database database, String sql) throws CustomChangeException {
            try (var statement = ((JdbcConnection) database.getConnection()).createStatement()) {
                statement.execute(sql);
            } catch (Exception failure) {
                throw new CustomChangeException(failure);
            }
        }

        @Override
        public void execute(Database database) throws CustomChangeException {
            run(database, "create table made (id int)");
        }

        @Override
        public void rollback(Database database) throws CustomChangeException {
            run(database, "drop table made");
        }
    }

    /** Throws where it is set up. */
    public static class SetUpFails extends Silent {
        @Override
        public void setUp() {
            throw new IllegalStateException("no clock");
        }
    }

    /** Has a fault where it is validated. */
    public static class ValidateFails extends Silent {
        @Override
        public ValidationErrors validate(Database database) {
            return new ValidationErrors()
                    .addError(System.getProperty("retort.no.such.property").strip());
        }
    }

    /** Has a fault where it makes statements. */
    public static class GenerateFails extends Silent {
        @Override
        public SqlStatement[] generateStatements(Database database) {
            String none = System.getProperty("retort.no.such.property");
            return new SqlStatement[none.length()];
        }
    }

    /** Gives a statement that is null. */
    public static class NullStatement extends Silent {
        @Override
        public SqlStatement[] generateStatements(Database database) {
            return new SqlStatement[] {null};
        }
    }

    /** Needs what is not there. */
    public static class Missing extends Silent {
        @Override
        public SqlStatement[] generateStatements(Database database) {
            throw new NoClassDefFoundError("com/example/Gone");
        }
    }

    /** Cannot be made. */
    public static class Unmade extends Silent {
        public Unmade() {
            throw new IllegalStateException("no key");
        }
    }

    /** Does not hold. */
    public static class Unmet implements CustomPrecondition {
        @Override
        public void check(Database database) throws CustomPreconditionFailedException {
            throw new CustomPreconditionFailedException("it is night");
        }
    }

    /** Has a fault. */
    public static class Faulty implements CustomPrecondition {
        @Override
        public void check(Database database) {
            String none = System.getProperty("retort.no.such.property");
            assertThat(none.length()).isPositive();
        }
    }

    /** Cannot be tried. */
    public static class Untried implements CustomPrecondition {
        @Override
        public void check(Database database) throws CustomPreconditionErrorException {
            throw new CustomPreconditionErrorException("no telescope");
        }
    }

    private static final Map<Class<?>, String> REASONS = Map.of(
            Unmet.class, "a precondition does not hold: '" + Unmet.class.getName() + "': it is night",
            Faulty.class, "failed: NullPointerException in ",
            Untried.class, "failed: no telescope");

    @TempDir
    Path folder;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private URLClassLoader withFolder;

    @BeforeEach
    void findTheFolderOnTheClassPath() throws IOException {
        withFolder = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before);
        Thread.currentThread().setContextClassLoader(withFolder);
    }

    @AfterEach
    void leaveTheClassPathAsItWas() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        withFolder.close();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aChangeThatAnswersNullIsRunAsLiquibaseRunsIt(Engine engine) throws Exception {
        for (Class<?> change : List.of(Silent.class, Making.class, Task.class)) {
            change(change);
            onScratch(engine, revision -> {
                revision.up();
                revision.down();
                revision.up();
            });
            Migrator migrator = migrator(engine);
            migrator.upgrade("head");
            migrator.downgrade("base");
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {SetUpFails.class, ValidateFails.class, GenerateFails.class, NullStatement.class, Missing.class})
    void aChangeThatFailsIsNamedWithItsChangeset(Class<?> change) throws Exception {
        change(change);
        for (Engine engine : Engine.values()) {
            assertThatThrownBy(() -> onScratch(engine, ScratchChangelog::up))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("changeset 'one' of 'all.yaml' failed on " + engine.id())
                    .hasMessageContaining(change.getName())
                    .hasMessageNotContaining("Cannot invoke")
                    .hasMessageNotContaining("\n");
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {SetUpFails.class, ValidateFails.class, GenerateFails.class, NullStatement.class})
    void upgradeNamesItToo(Class<?> change) throws Exception {
        change(change);
        for (Engine engine : Engine.values()) {
            assertThatThrownBy(() -> migrator(engine).upgrade("head"))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageMatching("(?s)changeset 'all.yaml::one' (failed|cannot run): .*")
                    .hasMessageContaining(change.getName())
                    .hasMessageNotContaining("Cannot invoke");
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Unmet.class, Faulty.class, Untried.class})
    void aPreconditionIsNamed(Class<?> precondition) throws Exception {
        changeSet("preConditions: [{customPrecondition: {className: '" + precondition.getName() + "'}}]", "");
        for (Engine engine : Engine.values()) {
            assertThatThrownBy(() -> onScratch(engine, ScratchChangelog::up))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("'" + precondition.getName() + "'")
                    .hasMessageContaining(REASONS.get(precondition))
                    .hasMessageNotContaining("Cannot invoke");
        }
    }

    @Test
    void aClassThatCannotBeMadeIsNamedWithItsChangelog() throws Exception {
        change(Unmade.class);
        for (Engine engine : Engine.values()) {
            assertThatThrownBy(() -> onScratch(engine, ScratchChangelog::up))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("'" + Unmade.class.getName() + "' failed: no key");
            assertThatThrownBy(() -> Changelog.read(ChangelogSettings.of("all.yaml"), engine))
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("'" + Unmade.class.getName() + "' failed: no key");
        }
    }

    /** Liquibase has a fault there, on every database. */
    @ParameterizedTest
    @EnumSource(Engine.class)
    void aRollbackThatAnswersNullToItsValidationIsNamed(Engine engine) throws Exception {
        changeSet("rollback: [{customChange: {class: '" + Silent.class.getName() + "'}}]", "");
        Migrator migrator = migrator(engine);
        migrator.upgrade("head");

        assertThatThrownBy(() -> migrator.downgrade("base"))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("'" + Silent.class.getName() + "' returns null from validate()");
        assertThatThrownBy(() -> onScratch(engine, ScratchChangelog::down))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("'" + Silent.class.getName() + "' returns null from validate()");
    }

    private Migrator migrator(Engine engine) {
        return new Migrator(TestDatabase.create(engine, folder).access(), ChangelogSettings.of("all.yaml"));
    }

    private static void onScratch(Engine engine, Consumer<ScratchChangelog> work) {
        try (Scratch scratch = (engine == Engine.H2 ? Scratches.h2() : Servers.postgresql()).open()) {
            work.accept(ScratchChangelog.ofClassPath(scratch, ChangelogSettings.of("all.yaml")));
        }
    }

    private void change(Class<?> change) throws IOException {
        changeSet("comment: one", "{customChange: {class: '" + change.getName() + "'}}");
    }

    private void changeSet(String attribute, String changes) throws IOException {
        Files.writeString(folder.resolve("all.yaml"), """
                databaseChangeLog:
                  - changeSet:
                      id: one
                      author: ann
                      %s
                      changes: [%s]
                """.formatted(attribute, changes));
    }
}
