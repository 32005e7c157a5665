package dev.retort.migrations.snapshot;

import java.util.Map;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.boot.spi.MetadataBuilderContributor;
import org.hibernate.boot.spi.MetadataBuilderImplementor;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.jpa.boot.spi.JpaSettings;

/** Hibernate's metadata of one persistence unit, with all that shapes it before the service is up. */
final class UnitMetadata {

    private UnitMetadata() {}

    /**
     * Builds it in the order in which Quarkus does.
     *
     * @throws org.hibernate.HibernateException when the mapping is refused
     */
    static MetadataImplementor of(PersistenceUnit unit, StandardServiceRegistry registry) {
        MetadataSources sources = new MetadataSources(registry);
        unit.classes().forEach(sources::addAnnotatedClass);
        unit.packages().forEach(sources::addPackage);
        unit.mappings().forEach(sources::addXmlBinding);
        MetadataBuilderImplementor builder = (MetadataBuilderImplementor) sources.getMetadataBuilder();
        contribute(unit.settings(), registry, builder);
        unit.types().forEach(builder::applyTypes);
        MetadataImplementor metadata = (MetadataImplementor) builder.build();
        metadata.validate();
        if (unit.validated()) {
            ValidationConstraints.apply(unit, metadata, registry);
        }
        ServiceIntegrators.apply(metadata, builder.getBootstrapContext());
        return metadata;
    }

    @SuppressWarnings("removal")
    private static void contribute(
            Map<String, Object> settings, StandardServiceRegistry registry, MetadataBuilderImplementor builder) {
        Object setting = settings.get(JpaSettings.METADATA_BUILDER_CONTRIBUTOR);
        if (setting instanceof MetadataBuilderContributor contributor) {
            contributor.contribute(builder);
        } else if (setting != null) {
            Class<MetadataBuilderContributor> type = registry.requireService(ClassLoaderService.class)
                    .classForName(setting instanceof Class<?> given ? given.getName() : setting.toString());
            try {
                type.getConstructor().newInstance().contribute(builder);
            } catch (ReflectiveOperationException refused) {
                throw new org.hibernate.HibernateException(
                        "metadata builder contributor '" + type.getName() + "' cannot be made", refused);
            }
        }
    }
}
