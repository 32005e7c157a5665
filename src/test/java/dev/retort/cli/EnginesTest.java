package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.migrations.UsageException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
