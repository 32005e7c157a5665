package dev.retort.migrations.snapshot;

import org.hibernate.boot.model.TypeContributions;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.jdbc.EnumJdbcType;
import org.hibernate.type.descriptor.jdbc.OrdinalEnumJdbcType;
import org.hibernate.type.descriptor.sql.internal.NativeEnumDdlTypeImpl;
import org.hibernate.type.descriptor.sql.internal.NativeOrdinalEnumDdlTypeImpl;
import org.hibernate.type.descriptor.sql.spi.DdlTypeRegistry;

/** H2, whose enums have no names: one that is to have a name on PostgreSQL is an enum of the column's own here. */
public final class NamedEnumH2Dialect extends H2Dialect {

    /** As Hibernate makes it: of that version. */
    public NamedEnumH2Dialect(DialectResolutionInfo info) {
        super(info);
    }

    @Override
    protected void registerColumnTypes(TypeContributions contributions, ServiceRegistry registry) {
        super.registerColumnTypes(contributions, registry);
        DdlTypeRegistry types = contributions.getTypeConfiguration().getDdlTypeRegistry();
        types.addDescriptor(SqlTypes.NAMED_ENUM, new NativeEnumDdlTypeImpl(this));
        types.addDescriptor(SqlTypes.NAMED_ORDINAL_ENUM, new NativeOrdinalEnumDdlTypeImpl(this));
    }

    @Override
    public void contributeTypes(TypeContributions contributions, ServiceRegistry registry) {
        super.contributeTypes(contributions, registry);
        contributions
                .getTypeConfiguration()
                .getJdbcTypeRegistry()
                .addDescriptor(SqlTypes.NAMED_ENUM, EnumJdbcType.INSTANCE);
        contributions
                .getTypeConfiguration()
                .getJdbcTypeRegistry()
                .addDescriptor(SqlTypes.NAMED_ORDINAL_ENUM, OrdinalEnumJdbcType.INSTANCE);
    }
}
