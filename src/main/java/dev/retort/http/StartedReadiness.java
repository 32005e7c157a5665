package dev.retort.http;

import io.quarkus.runtime.Application;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready until every port is open. Repairs: the port of operators may open some milliseconds before that of clients, and said
 * so. Can be deleted when Quarkus opens it last.
 */
@Readiness
class StartedReadiness implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        Application application = Application.currentApplication();
        return HealthCheckResponse.named("ports")
                .status(application != null && application.isStarted())
                .build();
    }
}
