package dev.retort.migrations.snapshot;

import dev.retort.migrations.schema.Engine;
import java.lang.reflect.Field;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.relational.SchemaManager;
import org.hibernate.tool.schema.internal.SchemaCreatorImpl;

/** What the session factory of a running service would create by itself: the measure of {@link EntityModel}. */
public final class RunningHibernate {

    private RunningHibernate() {}

    /** The statements, with the names and quotes that every model of ours gets. */
    public static List<String> statements(SessionFactory sessions, Engine engine) throws ReflectiveOperationException {
        SchemaManager manager = sessions.getSchemaManager();
        Field mapped = manager.getClass().getDeclaredField("metadata");
        mapped.setAccessible(true);
        MetadataImplementor metadata = (MetadataImplementor) mapped.get(manager);
        new CheckNames(engine).give(metadata);
        return new SchemaCreatorImpl(metadata.getMetadataBuildingOptions().getServiceRegistry())
                .generateCreationCommands(metadata, false);
    }
}
