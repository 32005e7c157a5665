package dev.retort.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriverMessageTest {

    /** PostgreSQL's driver takes all of it for the host, and what is said here is also the reason of not being ready. */
    @ParameterizedTest
    @CsvSource({"me:hush@db", "me:hu:sh@db", "me:hu@sh@db"})
    void aPasswordBeforeTheHostIsNotTold(String host) {
        SQLException failure = new SQLException("Failed.", "08001", new UnknownHostException(host));

        assertThat(DriverMessage.text(failure))
                .isEqualTo("Failed. The host is unknown: '***@db' (pass user and password beside the URL, not in it)");
    }
}
