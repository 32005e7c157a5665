package dev.retort.migrations.snapshot;

import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.schema.Check;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.ColumnType;
import dev.retort.migrations.schema.Deferrability;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.ForeignKey;
import dev.retort.migrations.schema.ForeignKey.Action;
import dev.retort.migrations.schema.Index;
import dev.retort.migrations.schema.Index.IndexColumn;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.PhysicalLayout;
import dev.retort.migrations.schema.PrimaryKey;
import dev.retort.migrations.schema.Schema;
import dev.retort.migrations.schema.Sequence;
import dev.retort.migrations.schema.Table;
import dev.retort.migrations.schema.Unique;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.UniqueKey;
import org.hibernate.type.descriptor.java.EnumJavaType;

/** Hibernate's mapping of entities to tables, as records. */
final class MetadataReader {

    private final Engine engine;
    private final MetadataImplementor metadata;
    private final Expressions expressions;
    private final Map<String, List<String>> enums;

    MetadataReader(Engine engine, MetadataImplementor metadata) {
        this.engine = engine;
        this.metadata = metadata;
        this.expressions = new Expressions(engine);
        this.enums = DeclaredEnums.of(engine, metadata);
    }

    Schema read() {
        List<Table> tables = new ArrayList<>();
        List<Sequence> sequences = new ArrayList<>();
        Map<String, List<Sequence.Id>> ids = new IdReader(engine, metadata).bySequence();
        for (Namespace namespace : metadata.getDatabase().getNamespaces()) {
            namespace.getTables().stream()
                    .filter(table -> table.isPhysicalTable() && !table.isView())
                    .forEach(table -> tables.add(table(table)));
            namespace.getSequences().forEach(sequence -> {
                String name = name(
                        engine,
                        namespace.getPhysicalName().schema(),
                        sequence.getName().getSequenceName());
                sequences.add(new Sequence(
                        name,
                        sequence.getInitialValue(),
                        sequence.getIncrementSize(),
                        ids.getOrDefault(name, List.of())));
            });
        }
        return Schema.of(engine, tables, sequences).with(PhysicalLayout.PLAIN.withEnumTypes(enums));
    }

    private Table table(org.hibernate.mapping.Table source) {
        TableDraft draft = new TableDraft(name(engine, source), source.getComment());
        boolean keyed = source.hasPrimaryKey();
        for (org.hibernate.mapping.Column column : source.getColumns()) {
            draft.columns.add(column(column, keyed && source.getPrimaryKey().containsColumn(column)));
            addChecks(draft, column.getCheckConstraints());
            if (column.isUnique() && !source.isPrimaryKey(column)) {
                List<String> columns = List.of(name(engine, column));
                draft.uniques.add(new Unique(Names.derived(draft.name, columns, "key"), columns));
            }
        }
        if (keyed) {
            List<String> columns = names(source.getPrimaryKey().getColumns());
            draft.primaryKey = new PrimaryKey(Names.derived(draft.name, List.of(), "pkey"), columns);
        }
        source.getUniqueKeys().values().forEach(unique -> addUnique(draft, unique));
        source.getIndexes().values().forEach(index -> draft.indexes.add(index(index)));
        addChecks(draft, source.getChecks());
        for (org.hibernate.mapping.ForeignKey key : source.getForeignKeyCollection()) {
            if (key.isPhysicalConstraint() && key.isCreationEnabled()) {
                draft.foreignKeys.add(foreignKey(key));
            }
        }
        return draft.table();
    }

    private Column column(org.hibernate.mapping.Column source, boolean ofKey) {
        String options = source.getOptions();
        String declared = source.getSqlType(metadata) + (options == null || options.isBlank() ? "" : " " + options);
        String type = DeclaredType.typeIn(declared);
        String given = source.getDefaultValue() == null ? DeclaredType.defaultIn(declared) : source.getDefaultValue();
        boolean nullable = source.isNullable()
                && !ofKey
                && !declared.toLowerCase(Locale.ROOT).contains("not null");
        return new Column(
                name(engine, source),
                type(type),
                nullable,
                expressions.normalDefault(given),
                source.isIdentity(),
                expressions.normal(source.getGeneratedAs()),
                source.getComment(),
                Dialect.of(engine).hasCollations() ? collation(source, declared) : null,
                constants(source));
    }

    private static List<String> constants(org.hibernate.mapping.Column source) {
        return source.getValue() instanceof BasicValue value
                        && value.getResolution().getValueConverter() == null
                        && value.getResolution().getDomainJavaType() instanceof EnumJavaType<?> type
                ? Stream.of(type.getJavaTypeClass().getEnumConstants())
                        .map(Enum::name)
                        .toList()
                : List.of();
    }

    /** An enum that Hibernate declares apart, or what the words say. */
    private ColumnType type(String declared) {
        boolean array = declared.endsWith(" array") || declared.endsWith("[]");
        String name = name(engine, declared.replaceAll("(\\s+array|\\[\\])$", ""));
        return enums.containsKey(name) ? ColumnType.enumNamed(name, enums.get(name), array) : DeclaredType.of(declared);
    }

    private String collation(org.hibernate.mapping.Column source, String declared) {
        return source.getCollation() == null
                ? DeclaredType.collationIn(declared)
                : engine.normal(source.getCollation());
    }

    private void addChecks(TableDraft draft, Collection<CheckConstraint> checks) {
        for (CheckConstraint check : checks) {
            draft.checks.add(new Check(
                    engine.normal(engine.kept(check.getName(), false)),
                    expressions.normal(check.getConstraint()),
                    check.getConstraint()));
        }
    }

    private void addUnique(TableDraft draft, UniqueKey source) {
        List<String> columns = names(source.getColumns());
        if (draft.uniques.stream().noneMatch(unique -> unique.columns().equals(columns))) {
            String name = source.isNameExplicit()
                    ? engine.normal(engine.kept(source.getName(), false))
                    : Names.derived(draft.name, columns, "key");
            draft.uniques.add(new Unique(name, columns, Deferrability.in(source.getOptions())));
        }
    }

    private Index index(org.hibernate.mapping.Index source) {
        List<IndexColumn> columns = new ArrayList<>();
        for (Selectable selectable : source.getSelectables()) {
            String order = source.getSelectableOrderMap().get(selectable);
            String name = selectable instanceof org.hibernate.mapping.Column column
                    ? name(engine, column)
                    : selectable.getText();
            columns.add(new IndexColumn(name, "desc".equalsIgnoreCase(order)));
        }
        return new Index(engine.normal(engine.kept(source.getName(), false)), columns, source.isUnique());
    }

    private ForeignKey foreignKey(org.hibernate.mapping.ForeignKey source) {
        org.hibernate.mapping.Table target = source.getReferencedTable();
        List<String> targetColumns = source.isReferenceToPrimaryKey()
                ? names(target.getPrimaryKey().getColumns())
                : names(source.getReferencedColumns());
        return new ForeignKey(
                engine.normal(engine.kept(source.getName(), false)),
                names(source.getColumns()),
                name(engine, target),
                targetColumns,
                source.getOnDeleteAction() == null
                        ? Action.NO_ACTION
                        : Action.of(source.getOnDeleteAction().name()),
                Action.NO_ACTION,
                Deferrability.in(source.getKeyDefinition() + " " + source.getOptions()));
    }

    private List<String> names(List<org.hibernate.mapping.Column> columns) {
        return columns.stream().map(column -> name(engine, column)).toList();
    }

    static String name(Engine engine, org.hibernate.mapping.Column column) {
        return engine.normal(engine.kept(column.getName(), column.isQuoted()));
    }

    static String name(Engine engine, String unquoted) {
        return engine.normal(engine.kept(unquoted, false));
    }

    static String name(Engine engine, org.hibernate.mapping.Table table) {
        return name(engine, table.getSchemaIdentifier(), table.getNameIdentifier());
    }

    /** A name with its schema, which is null for the default one. */
    static String name(Engine engine, Identifier schema, Identifier identifier) {
        return Names.in(schema == null ? null : name(engine, schema), name(engine, identifier));
    }

    private static String name(Engine engine, Identifier identifier) {
        return engine.normal(engine.kept(identifier.getText(), identifier.isQuoted()));
    }
}
