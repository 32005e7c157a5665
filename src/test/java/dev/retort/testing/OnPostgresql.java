package dev.retort.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service on a PostgreSQL database of its own. */
public class OnPostgresql implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.datasource.db-kind",
                "postgresql",
                "quarkus.datasource.jdbc.url",
                PostgresqlServer.createDatabase(),
                "quarkus.datasource.username",
                PostgresqlServer.USER,
                "quarkus.datasource.password",
                PostgresqlServer.USER,
                "quarkus.http.test-port",
                "0");
    }
}
