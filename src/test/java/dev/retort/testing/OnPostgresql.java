package dev.retort.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service on a PostgreSQL database of its own; front ends of some origins may call. */
public class OnPostgresql implements QuarkusTestProfile {

    /** An origin that is named as it is. */
    public static final String ORIGIN = "https://app.example.org";

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
                "quarkus.http.cors.origins",
                ORIGIN + ",/https://[a-z]+\\\\.preview\\\\.example\\\\.org/",
                "quarkus.http.test-port",
                "0");
    }
}
