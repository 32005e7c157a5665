package dev.retort.migrations.snapshot;

import dev.retort.migrations.MigrationException;
import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hibernate.boot.model.TypeContributor;

/**
 * Beans of the service that have a say in its tables. They need its container, which takes as long as all else that a
 * command does: so the class files of the build are asked first whether there are any.
 *
 * @param loader of the application's classes
 * @param any whether the build has one
 */
record MappingBeans(ClassLoader loader, boolean any) {

    /** The generated classes that register the beans. */
    private static final String REGISTRY = "io/quarkus/arc/setup/Default_ComponentsProvider";

    private static final Pattern BEAN =
            Pattern.compile("(?!io/(quarkus|smallrye|vertx)/|org/hibernate/validator/)[^();]+_Bean");

    /** By name, for those of Hibernate Validator need not be there. */
    private static final List<String> TYPES = List.of(
            "org.hibernate.boot.model.TypeContributor",
            "io.quarkus.hibernate.validator.ValidatorFactoryCustomizer",
            "org.hibernate.validator.spi.properties.GetterPropertySelectionStrategy");

    /** Those of the application whose classes {@code loader} loads; loads none of them. */
    static MappingBeans of(ClassLoader loader) {
        Set<String> names = new TreeSet<>();
        for (String name : ClassConstants.of(loader, REGISTRY)) {
            names.add(name);
            if (name.startsWith(REGISTRY + "_")) {
                names.addAll(ClassConstants.of(loader, name));
            }
        }
        boolean any = names.stream().filter(BEAN.asMatchPredicate()).anyMatch(bean -> hasSay(loader, bean));
        return new MappingBeans(loader, any);
    }

    private static boolean hasSay(ClassLoader loader, String bean) {
        return ClassConstants.of(loader, bean).stream()
                .map(constant -> constant.replace('/', '.'))
                .anyMatch(constant -> TYPES.stream().anyMatch(constant::contains));
    }

    /** Those with {@code @PersistenceUnitExtension} for the unit of that name. */
    List<TypeContributor> typeContributors(String unit) {
        return !any
                ? List.of()
                : made(() ->
                        Arc.container()
                                .select(TypeContributor.class, new PersistenceUnitExtension.Literal(unit))
                                .stream()
                                .toList());
    }

    /** The validator factory of the service; null where no bean changes the validation. */
    Object validatorFactory() {
        return !any
                ? null
                : made(() -> Arc.container()
                        .instance("quarkus-hibernate-validator-factory")
                        .get());
    }

    private <T> T made(Supplier<T> beans) {
        LoadedApplication.require(loader);
        try {
            return beans.get();
        } catch (RuntimeException refused) {
            throw new MigrationException(
                    "a bean of the mapping cannot be created while the service is not running: " + refused.getMessage(),
                    "remove its dependencies on other beans and on run-time settings",
                    refused);
        }
    }
}
