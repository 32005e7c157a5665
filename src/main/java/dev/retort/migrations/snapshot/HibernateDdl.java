package dev.retort.migrations.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.engine.jdbc.internal.FormatStyle;
import org.hibernate.tool.schema.internal.ExceptionHandlerHaltImpl;
import org.hibernate.tool.schema.internal.SchemaCreatorImpl;
import org.hibernate.tool.schema.spi.ExceptionHandler;
import org.hibernate.tool.schema.spi.ExecutionOptions;
import org.hibernate.tool.schema.spi.GenerationTarget;

/** The DDL of the entities. Uses a class that is internal to Hibernate: its public exporter needs a database or a file. */
final class HibernateDdl {

    private HibernateDdl() {}

    /** The statements that create everything, in order. */
    static List<String> of(MetadataImplementor metadata, StandardServiceRegistry registry) {
        return new SchemaCreatorImpl(registry).generateCreationCommands(metadata, false);
    }

    /**
     * The same with the default schema named before everything that is in it.
     *
     * @param defaultSchema its name in SQL
     */
    static List<String> of(MetadataImplementor metadata, StandardServiceRegistry registry, String defaultSchema) {
        Statements statements = new Statements(new ArrayList<>());
        new SchemaCreatorImpl(registry)
                .createFromMetadata(
                        metadata,
                        new Options(Map.of(MappingSettings.DEFAULT_SCHEMA, defaultSchema)),
                        metadata.getDatabase().getDialect(),
                        FormatStyle.NONE.getFormatter(),
                        statements);
        return List.copyOf(statements.all());
    }

    private record Statements(List<String> all) implements GenerationTarget {

        @Override
        public void prepare() {
            // Nothing is opened.
        }

        @Override
        public void accept(String command) {
            all.add(command);
        }

        @Override
        public void release() {
            // Nothing was opened.
        }
    }

    private record Options(Map<String, Object> settings) implements ExecutionOptions {

        @Override
        public Map<String, Object> getConfigurationValues() {
            return settings;
        }

        @Override
        public boolean shouldManageNamespaces() {
            return false;
        }

        @Override
        public ExceptionHandler getExceptionHandler() {
            return ExceptionHandlerHaltImpl.INSTANCE;
        }
    }
}
