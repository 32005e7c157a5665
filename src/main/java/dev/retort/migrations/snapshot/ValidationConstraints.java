package dev.retort.migrations.snapshot;

import jakarta.validation.Configuration;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.lang.reflect.InvocationTargetException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.HibernateException;
import org.hibernate.boot.beanvalidation.BeanValidationIntegrator;
import org.hibernate.boot.internal.ClassLoaderAccessImpl;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.boot.spi.ClassLoaderAccess;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;

/**
 * Constraints of Jakarta Validation on entities, put into their columns: not null, lengths, digits, and checks for ranges.
 * Hibernate does it when it makes its session factory; the same code of its does it here.
 */
final class ValidationConstraints {

    private static final String ACTIVATOR = "org.hibernate.boot.beanvalidation.TypeSafeActivator";

    private ValidationConstraints() {}

    static void apply(PersistenceUnit unit, MetadataImplementor metadata, StandardServiceRegistry registry) {
        if (!isWanted(unit.settings())) {
            return;
        }
        if (unit.validatorFactory() instanceof ValidatorFactory given) {
            apply(given, unit, metadata, registry);
            return;
        }
        try (ValidatorFactory factory = readingOnly().buildValidatorFactory()) {
            apply(factory, unit, metadata, registry);
        }
    }

    /** Nothing is validated, so nothing is made that only messages need: it would take most of the time. */
    private static Configuration<?> readingOnly() {
        return Validation.byDefaultProvider().configure().messageInterpolator(new NoMessages());
    }

    /** As {@link BeanValidationIntegrator} reads the settings. */
    private static boolean isWanted(Map<String, Object> settings) {
        Object mode = settings.getOrDefault(
                BeanValidationIntegrator.JAKARTA_MODE_PROPERTY,
                settings.getOrDefault(BeanValidationIntegrator.MODE_PROPERTY, "auto"));
        Set<String> modes = Stream.of(mode.toString().split(","))
                .map(each -> each.trim().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return (modes.contains("auto") || modes.contains("ddl") || modes.contains(""))
                && Boolean.parseBoolean(settings.getOrDefault(BeanValidationIntegrator.APPLY_CONSTRAINTS, "true")
                        .toString());
    }

    private static void apply(
            ValidatorFactory factory,
            PersistenceUnit unit,
            MetadataImplementor metadata,
            StandardServiceRegistry registry) {
        try {
            var activator = Class.forName(ACTIVATOR, true, MetadataImplementor.class.getClassLoader())
                    .getMethod(
                            "applyRelationalConstraints",
                            ValidatorFactory.class,
                            Collection.class,
                            Map.class,
                            Dialect.class,
                            ClassLoaderAccess.class);
            activator.setAccessible(true);
            activator.invoke(
                    null,
                    factory,
                    metadata.getEntityBindings(),
                    unit.settings(),
                    metadata.getDatabase().getDialect(),
                    new ClassLoaderAccessImpl(null, registry.requireService(ClassLoaderService.class)));
        } catch (InvocationTargetException refused) {
            throw new HibernateException(
                    "the constraints of Jakarta Validation cannot be read: "
                            + refused.getCause().getMessage(),
                    refused.getCause());
        } catch (ReflectiveOperationException otherVersion) {
            throw new HibernateException(
                    "this version of Hibernate applies the constraints of Jakarta Validation in another way",
                    otherVersion);
        }
    }

    /** Keeps messages as they are. */
    private static final class NoMessages implements MessageInterpolator {

        @Override
        public String interpolate(String template, Context context) {
            return template;
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            return template;
        }
    }
}
