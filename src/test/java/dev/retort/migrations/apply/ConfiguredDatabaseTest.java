package dev.retort.migrations.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.apply.connect.MigrationSettings;
import dev.retort.migrations.diff.IgnoredNames;
import io.quarkus.liquibase.runtime.LiquibaseRuntimeConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that decide which tables are left alone. */
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

    private static IgnoredNames ignored(Map<String, String> settings) {
        return IgnoredNames.of(ConfiguredDatabase.of(new SmallRyeConfigBuilder()
                        .withMapping(MigrationSettings.class)
                        .withMapping(LiquibaseRuntimeConfig.class)
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .addDiscoveredConverters()
                        .build())
                .ignored());
    }
}
