package dev.retort.migrations.snapshot;

import java.util.List;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.tool.schema.internal.SchemaCreatorImpl;

/** The DDL of the entities. Uses a class that is internal to Hibernate: its public exporter needs a database or a file. */
final class HibernateDdl {

    private HibernateDdl() {}

    /** The statements that create everything, in order. */
    static List<String> of(MetadataImplementor metadata, StandardServiceRegistry registry) {
        return new SchemaCreatorImpl(registry).generateCreationCommands(metadata, false);
    }
}
