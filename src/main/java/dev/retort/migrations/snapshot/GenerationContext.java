package dev.retort.migrations.snapshot;

import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.boot.spi.MetadataImplementor;

/** The context in which Hibernate writes names into SQL, without a default schema. Hibernate has no public way to one. */
final class GenerationContext {

    private GenerationContext() {}

    static SqlStringGenerationContext of(MetadataImplementor metadata) {
        return SqlStringGenerationContextImpl.fromExplicit(
                metadata.getDatabase().getJdbcEnvironment(), metadata.getDatabase(), null, null);
    }
}
