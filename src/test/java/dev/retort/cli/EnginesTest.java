package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.migrations.UsageException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A URL that this build has no use for is refused with what it should look like. */
class EnginesTest {

    @ParameterizedTest
    @CsvSource({
        "postgresql, postgresql://me:hush@127.0.0.1:5432/x, jdbc:postgresql://HOST:PORT/DATABASE",
        "postgresql, garbage, jdbc:postgresql://HOST:PORT/DATABASE",
        "h2, garbage, jdbc:h2:file:PATH",
        "h2, h2:file:./x, jdbc:h2:file:PATH",
    })
    void whatIsNoJdbcUrlIsToldHowOneBegins(String kind, String url, String wanted) {
        assertThatThrownBy(() -> UrlCheck.requireSame(kind, url))
                .isInstanceOf(UsageException.class)
                .hasMessage("the database URL does not begin with 'jdbc:" + kind + ":'")
                .hasFieldOrPropertyWithValue("remedy", "write '" + wanted + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql, jdbc:postgres://me:hush@127.0.0.1/x, jdbc:postgresql://HOST:PORT/DATABASE",
        "postgresql, jdbc:mysql://127.0.0.1/x, jdbc:postgresql://HOST:PORT/DATABASE",
        "h2, jdbc:hsqldb:mem:x, jdbc:h2:file:PATH",
    })
    void whatNoBuildIsForIsToldWhatThisOneTakes(String kind, String url, String wanted) {
        assertThatThrownBy(() -> UrlCheck.requireSame(kind, url))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no build supports it")
                .hasMessageNotContaining("hush")
                .hasFieldOrPropertyWithValue("remedy", "write '" + wanted + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "mariadb", "oracle", "mssql", "db2", "derby"})
    void anotherKindOfDatabaseIsRefusedInOneLine(String kind) {
        String refusal = "the database of this project is '" + kind + "', and Retort supports PostgreSQL and H2 only";
        assertThatThrownBy(() -> UrlCheck.requireSame(config(Map.of("quarkus.datasource.db-kind", kind))))
                .isInstanceOf(UsageException.class)
                .hasMessage(refusal);
        assertThatThrownBy(() -> UrlCheck.requireSame(
                        config(Map.of("quarkus.datasource.jdbc.url", "jdbc:" + kind + "://me:hush@127.0.0.1/x"))))
                .isInstanceOf(UsageException.class)
                .hasMessage(refusal)
                .hasFieldOrPropertyWithValue(
                        "remedy",
                        "use Retort with a datasource of one of these: quarkus.datasource.db-kind=postgresql or h2");
    }

    /** Only Retort's own repository has a build for each engine. */
    @Test
    void theRemedyForTheOtherEngineIsOneThatTheCallerHas() {
        try {
            System.setProperty("retort.launcher", "/tree/retort\t--db\th2");
            assertThat(remedyForTheOtherEngine()).startsWith("in the source tree, put --db postgresql before the verb");

            System.setProperty("retort.launcher", "/opt/retort/bin/retort");
            assertThat(remedyForTheOtherEngine())
                    .isEqualTo("give a URL that begins with 'jdbc:h2:', or name a --profile whose"
                            + " quarkus.datasource.db-kind is the other one");
        } finally {
            System.clearProperty("retort.launcher");
        }
    }

    private static String remedyForTheOtherEngine() {
        return catchThrowableOfType(
                        UsageException.class, () -> UrlCheck.requireSame("h2", "jdbc:postgresql://127.0.0.1/x"))
                .remedy();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "pg", "pgsql", "PostgreSQL"})
    void otherSpellingsOfAKindAreTheKind(String kind) {
        assertThatCode(() -> UrlCheck.requireSame(config(Map.of(
                        "quarkus.datasource.db-kind", kind, "quarkus.datasource.jdbc.url", "jdbc:postgresql:x"))))
                .doesNotThrowAnyException();
    }

    private static SmallRyeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
    }
}
