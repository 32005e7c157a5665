package dev.retort.migrations.snapshot;

import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.Sequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.MappingException;
import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.generator.Generator;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.mapping.GeneratorSettings;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UnionSubclass;

/** Maps sequences to the columns that take values from them. Only the generators of entities know; no schema does. */
record IdReader(Engine engine, MetadataImplementor metadata) {

    /** By the name of the sequence, in the order of the tables. */
    Map<String, List<Sequence.Id>> bySequence() {
        Map<String, List<Sequence.Id>> ids = new TreeMap<>();
        for (PersistentClass entity : metadata.getEntityBindings()) {
            if (entity instanceof RootClass root
                    && generator(root) instanceof SequenceStyleGenerator sequence
                    && sequence.getDatabaseStructure().isPhysicalSequence()) {
                QualifiedName physical = sequence.getDatabaseStructure().getPhysicalName();
                String name = MetadataReader.name(engine, physical.getSchemaName(), physical.getObjectName());
                ids.computeIfAbsent(name, key -> new ArrayList<>()).addAll(ids(root));
            }
        }
        ids.replaceAll((name, each) -> each.stream()
                .distinct()
                .sorted(Comparator.comparing(id -> Names.key(id.table())))
                .toList());
        return ids;
    }

    /** Null for ids that the service assigns; also where Hibernate will say by itself what is wrong. */
    private Generator generator(RootClass root) {
        GeneratorSettings settings = new GeneratorSettings() {
            @Override
            public String getDefaultCatalog() {
                return null;
            }

            @Override
            public String getDefaultSchema() {
                return null;
            }

            @Override
            public SqlStringGenerationContext getSqlStringGenerationContext() {
                return GenerationContext.of(metadata);
            }
        };
        try {
            return root.getIdentifier()
                    .createGenerator(metadata.getDatabase().getDialect(), root, root.getIdentifierProperty(), settings);
        } catch (MappingException wrong) {
            return null;
        }
    }

    /** Of the table of all classes, or of each class with a table of its own. */
    private List<Sequence.Id> ids(RootClass root) {
        List<PersistentClass> classes = new ArrayList<>(List.of(root));
        root.getSubclasses().stream().filter(UnionSubclass.class::isInstance).forEach(classes::add);
        List<Sequence.Id> ids = new ArrayList<>();
        for (PersistentClass each : classes) {
            Table table = each.getTable();
            if (table.isPhysicalTable()
                    && table.hasPrimaryKey()
                    && table.getPrimaryKey().getColumnSpan() == 1) {
                ids.add(new Sequence.Id(
                        MetadataReader.name(engine, table),
                        MetadataReader.name(engine, table.getPrimaryKey().getColumn(0))));
            }
        }
        return ids;
    }
}
