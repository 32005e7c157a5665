package dev.retort.migrations.snapshot;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.boot.spi.MetadataBuilderContributor;
import org.hibernate.boot.spi.MetadataBuilderImplementor;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.jpa.boot.spi.JpaSettings;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.DenormalizedTable;
import org.hibernate.mapping.Table;

/** Hibernate's metadata of one persistence unit, with all that shapes it before the service is up. */
final class UnitMetadata {

    private UnitMetadata() {}

    /**
     * Builds it in the order in which Quarkus does.
     *
     * @param schema that tables are in which name it, and those which name none
     * @throws org.hibernate.HibernateException when the mapping is refused
     */
    static MetadataImplementor of(PersistenceUnit unit, DefaultSchema schema, StandardServiceRegistry registry) {
        MetadataSources sources = new MetadataSources(registry);
        unit.classes().forEach(sources::addAnnotatedClass);
        unit.packages().forEach(sources::addPackage);
        unit.mappings().forEach(sources::addXmlBinding);
        MetadataBuilderImplementor builder = (MetadataBuilderImplementor) sources.getMetadataBuilder();
        contribute(unit.settings(), registry, builder);
        unit.types().forEach(builder::applyTypes);
        builder.applyPhysicalNamingStrategy(
                schema.unsaid(builder.getMetadataBuildingOptions().getPhysicalNamingStrategy()));
        MetadataImplementor metadata = (MetadataImplementor) builder.build();
        metadata.validate();
        if (unit.validated()) {
            ValidationConstraints.apply(unit, metadata, registry);
        }
        ServiceIntegrators.apply(metadata, builder.getBootstrapContext());
        orderKeys(metadata);
        return metadata;
    }

    /**
     * Gives keys the order of columns in which Hibernate creates them, which is by size (see its {@code
     * ColumnOrderingStrategyStandard}). The order of columns in tables serves nothing, so it stays that of the mapping.
     */
    private static void orderKeys(MetadataImplementor metadata) {
        IdentityHashMap<Table, List<Column>> mapped = new IdentityHashMap<>();
        for (Table table : metadata.collectTableMappings()) {
            // That of a class of TABLE_PER_CLASS can be given an order once only.
            if (!(table instanceof DenormalizedTable)) {
                mapped.put(table, List.copyOf(table.getColumns()));
            }
        }
        metadata.orderColumns(true);
        mapped.forEach(Table::reorderColumns);
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
