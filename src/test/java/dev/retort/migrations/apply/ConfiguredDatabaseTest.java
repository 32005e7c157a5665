package dev.retort.migrations.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.UsageException;
import dev.retort.migrations.apply.connect.MigrationSettings;
import dev.retort.migrations.diff.IgnoredNames;
import io.quarkus.liquibase.runtime.LiquibaseRuntimeConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that decide which tables are left alone, and those that are refused. */
class ConfiguredDatabaseTest {

    @Test
    void historyAndLockTablesAreIgnoredUnderWhateverNames() {
        assertThat(ignored(Map.of(
                                "quarkus.liquibase.database-change-log-table-name",
                                "Schema_Log",
                                "quarkus.liquibase.database-change-log-lock-table-name",
                                "schema_lock"))
                        .covers("schema_log"))
                .isTrue();
        for (String name : new String[] {"databasechangelog", "\"databaseChangeLogLock\"", "flyway_schema_history"}) {
            assertThat(ignored(Map.of()).covers(name)).as(name).isTrue();
        }
        assertThat(ignored(Map.of()).covers("schema_log")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quarkus.flyway.table",
                "quarkus.flyway.\"other.one\".table",
                "quarkus.liquibase.other.database-change-log-table-name",
                "quarkus.liquibase.other.database-change-log-lock-table-name"
            })
    void tablesOfToolsAreIgnoredUnderTheNamesOfEveryDatasource(String setting) {
        assertThat(ignored(Map.of(setting, "Moves")).covers("moves")).isTrue();
        assertThat(ignored(Map.of("other." + setting, "moves")).covers("moves")).isFalse();
    }

    @Test
    void namesAndPatternsAreIgnoredInAnyCaseAndTheirOwnSequencesToo() {
        IgnoredNames ignored = ignored(Map.of("retort.migrations.ignore", "ShedLock, qrtz_* ,\"Order\""));
        for (String name : new String[] {"shedlock", "shedlock_seq", "qrtz_", "\"Qrtz_Jobs\"", "\"order\""}) {
            assertThat(ignored.covers(name)).as(name).isTrue();
        }
        for (String name : new String[] {"shedlock2", "my_shedlock", "qrtz", "orders"}) {
            assertThat(ignored.covers(name)).as(name).isFalse();
        }
    }

    @Test
    void anotherKindOfDatabaseIsRefused() {
        ConfiguredDatabase database = database(Map.of("quarkus.datasource.db-kind", "mariadb"));

        assertThatThrownBy(database::accessForComparison)
                .isInstanceOf(UsageException.class)
                .hasMessage("the database of this project is 'mariadb', and Retort supports PostgreSQL and H2 only");
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.liquibase.change-log, filesystem:db/changeLog.yaml",
        "quarkus.liquibase.search-path, /etc/shop",
    })
    void aChangelogOutsideOfTheClassPathIsRefused(String setting, String value) {
        assertThatThrownBy(() -> database(Map.of(setting, value)).requireSupported())
                .isInstanceOf(MigrationException.class)
                .hasMessage(setting + " names a folder outside of the class path, which is not supported");
    }

    @Test
    void aPasswordThatABeanGivesHasToBeGivenInAnotherWay() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "quarkus.datasource.orders.jdbc.url",
                "jdbc:postgresql:x",
                "quarkus.datasource.orders.credentials-provider",
                "vault"));

        assertThatThrownBy(() -> database(settings).access())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'quarkus.datasource.orders.credentials-provider'");
        assertThat(database(settings).accessForComparison().password()).isNull();

        settings.put("retort.migrations.password", "hush");

        assertThat(database(settings).access().password()).isEqualTo("hush");
    }

    private static IgnoredNames ignored(Map<String, String> settings) {
        return IgnoredNames.of(ConfiguredDatabase.of(new SmallRyeConfigBuilder()
                        .withMapping(MigrationSettings.class)
                        .withMapping(LiquibaseRuntimeConfig.class)
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .addDiscoveredConverters()
                        .build())
                .ignored());
    }

    /** Of a build that has no mappings, as those of other projects. */
    private static ConfiguredDatabase database(Map<String, String> settings) {
        return ConfiguredDatabase.of(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build());
    }
}
