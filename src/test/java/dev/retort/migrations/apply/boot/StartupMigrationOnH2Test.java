package dev.retort.migrations.apply.boot;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.migrations.Migrations;
import dev.retort.migrations.SchemaGate;
import dev.retort.migrations.configured.ConfiguredMigrations;
import dev.retort.testing.OnH2;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.config.SmallRyeConfig;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OnH2.class)
class StartupMigrationOnH2Test {

    @Inject
    SchemaGate gate;

    @Inject
    SmallRyeConfig configuration;

    @Test
    void inTestsTheSchemaIsThereBeforeTheFirstRequest() {
        Migrations migrations = ConfiguredMigrations.of(configuration);
        assertThat(gate.ready()).isTrue();
        assertThat(migrations.current().pending()).isZero();
        assertThat(migrations.current().revision())
                .isEqualTo(migrations.current().head());
        get("/q/health/ready").then().statusCode(200);
    }
}
