package dev.retort.migrations.snapshot;

import dev.retort.migrations.MigrationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;

/**
 * The schema that a connection has by itself: the only one that is read, compared and written. Entities may name it or
 * not.
 *
 * @param name null for the usual one
 * @param catalog null where no entity can name it
 */
public record DefaultSchema(String name, String catalog) {

    /** The one that both engines have where nobody has said otherwise. */
    public static final DefaultSchema USUAL = new DefaultSchema(null, null);

    private static final String USUAL_NAME = "public";

    /** The last part of a URL's path. */
    private static final Pattern DATABASE = Pattern.compile("^jdbc:[^?;]*[:/\\\\]([^:/\\\\?;]+)(?:[?;].*)?$");

    /** The one of the connections that a URL leads to. */
    public static DefaultSchema of(String url) {
        Matcher database = DATABASE.matcher(url);
        return new DefaultSchema(SchemaParameter.of(url).orElse(null), database.find() ? database.group(1) : null);
    }

    /** Names things as the other strategy does, and leaves this schema and its catalog unsaid. */
    PhysicalNamingStrategy unsaid(PhysicalNamingStrategy strategy) {
        return new Unsaid(this, strategy);
    }

    /** Throws {@link MigrationException} when the entities have a table or a sequence anywhere else; names it. */
    void require(Metadata metadata) {
        for (Namespace namespace : metadata.getDatabase().getNamespaces()) {
            Namespace.Name physical = namespace.getPhysicalName();
            if (physical.catalog() != null) {
                refuse(namespace, "catalog", physical.catalog());
            }
            if (physical.schema() != null) {
                refuse(namespace, "schema", physical.schema());
            }
        }
    }

    private void refuse(Namespace namespace, String kind, Identifier there) {
        namespace.getTables().forEach(table -> refuse("table", table.getName(), kind, there));
        namespace
                .getSequences()
                .forEach(sequence ->
                        refuse("sequence", sequence.getName().getSequenceName().getText(), kind, there));
    }

    private void refuse(String what, String named, String kind, Identifier there) {
        throw new MigrationException(
                what + " '" + named + "' is in the " + kind + " '" + there.getText()
                        + "', but Retort manages the "
                        + (name == null ? "default schema" : "schema '" + name + "'") + " only",
                "remove '" + kind + "' from @Table, @JoinTable, @CollectionTable, @SecondaryTable and generators");
    }

    private record Unsaid(DefaultSchema schema, PhysicalNamingStrategy strategy) implements PhysicalNamingStrategy {

        @Override
        public Identifier toPhysicalCatalogName(Identifier logicalName, JdbcEnvironment environment) {
            return unless(schema.catalog(), strategy.toPhysicalCatalogName(logicalName, environment));
        }

        @Override
        public Identifier toPhysicalSchemaName(Identifier logicalName, JdbcEnvironment environment) {
            String own = schema.name() == null ? USUAL_NAME : schema.name();
            return unless(own, strategy.toPhysicalSchemaName(logicalName, environment));
        }

        private static Identifier unless(String own, Identifier named) {
            return named == null || named.getText().equalsIgnoreCase(own) ? null : named;
        }

        @Override
        public Identifier toPhysicalTableName(Identifier logicalName, JdbcEnvironment environment) {
            return strategy.toPhysicalTableName(logicalName, environment);
        }

        @Override
        public Identifier toPhysicalSequenceName(Identifier logicalName, JdbcEnvironment environment) {
            return strategy.toPhysicalSequenceName(logicalName, environment);
        }

        @Override
        public Identifier toPhysicalColumnName(Identifier logicalName, JdbcEnvironment environment) {
            return strategy.toPhysicalColumnName(logicalName, environment);
        }

        @Override
        public Identifier toPhysicalTypeName(Identifier logicalName, JdbcEnvironment environment) {
            return strategy.toPhysicalTypeName(logicalName, environment);
        }
    }
}
