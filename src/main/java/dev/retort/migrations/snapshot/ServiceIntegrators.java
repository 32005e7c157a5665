package dev.retort.migrations.snapshot;

import java.lang.reflect.Proxy;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.jboss.logging.Logger;

/**
 * Integrators of the service and its libraries, which may change the mapping when the session factory is made. Those of
 * Hibernate and Quarkus change no table, or are called elsewhere.
 */
final class ServiceIntegrators {

    private static final Logger LOG = Logger.getLogger(ServiceIntegrators.class);

    private ServiceIntegrators() {}

    /** Lets them change {@code metadata}; warns of one that needs the session factory, which is not there. */
    static void apply(Metadata metadata, BootstrapContext context) {
        context.getServiceRegistry()
                .requireService(ClassLoaderService.class)
                .loadJavaServices(Integrator.class)
                .forEach(integrator -> {
                    if (!integrator.getClass().getName().matches("(org\\.hibernate|io\\.quarkus)\\..*")) {
                        integrate(integrator, metadata, context);
                    }
                });
    }

    private static void integrate(Integrator integrator, Metadata metadata, BootstrapContext context) {
        try {
            integrator.integrate(metadata, context, noSessions());
        } catch (RuntimeException needsMore) {
            LOG.warnf(
                    "changes of tables by the integrator '%s' are ignored: it needs a session factory (%s)",
                    integrator.getClass().getName(), needsMore.getMessage());
        }
    }

    private static SessionFactoryImplementor noSessions() {
        return (SessionFactoryImplementor) Proxy.newProxyInstance(
                SessionFactoryImplementor.class.getClassLoader(),
                new Class<?>[] {SessionFactoryImplementor.class},
                (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException("call of '" + method.getName() + "'");
                });
    }
}
