package dev.retort.migrations.apply.boot;

import dev.retort.migrations.SchemaGate;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while revisions of this build are pending, being applied or edited. */
@Readiness
class SchemaReadiness implements HealthCheck {

    private final SchemaGate gate;

    SchemaReadiness(SchemaGate gate) {
        this.gate = gate;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("schema").status(gate.ready());
        return gate.ready()
                ? response.build()
                : response.withData("reason", gate.reason()).build();
    }
}
