package dev.retort.migrations.snapshot;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.Schema;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;

/**
 * The schema that a connection has by itself. Entities may name it or not; names in it are not qualified. Entities may
 * have tables and sequences in other schemas of the database, but not in other databases.
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

    private String given() {
        return name == null ? USUAL_NAME : name;
    }

    /** The name as an engine keeps it. */
    String stored(Engine engine) {
        return engine.stored(given().toLowerCase(Locale.ROOT));
    }

    /** Names things as the other strategy does, and leaves this schema and its catalog unsaid. */
    PhysicalNamingStrategy unsaid(PhysicalNamingStrategy strategy) {
        return new Unsaid(this, strategy);
    }

    /** Throws {@link MigrationException} when the entities have a table or a sequence in another database; names it. */
    void require(Metadata metadata) {
        for (Namespace namespace : metadata.getDatabase().getNamespaces()) {
            Namespace.Name physical = namespace.getPhysicalName();
            if (physical.catalog() != null) {
                refuse(namespace, physical.catalog());
            }
        }
    }

    /** Throws {@link MigrationException} when another schema has a name that Liquibase cannot write for the engine. */
    static void requireWritable(Schema tables) {
        if (Dialect.of(tables.engine()).quotesMixedCase()) {
            return;
        }
        tables.schemas().stream().filter(Names::isQuoted).findFirst().ifPresent(schema -> {
            throw new MigrationException(
                    "the schema '" + Names.plain(schema) + "' needs quotes on "
                            + tables.engine().id() + ", and Liquibase writes it in capitals there",
                    "name one of lower-case letters, digits and underscores in '@Table(schema = …)'");
        });
    }

    private static void refuse(Namespace namespace, Identifier there) {
        namespace.getTables().forEach(table -> refuse("table", table.getName(), there));
        namespace
                .getSequences()
                .forEach(sequence ->
                        refuse("sequence", sequence.getName().getSequenceName().getText(), there));
    }

    private static void refuse(String what, String named, Identifier there) {
        throw new MigrationException(
                what + " '" + named + "' is in the catalog '" + there.getText()
                        + "', but a database of PostgreSQL or H2 cannot reach another one",
                "remove 'catalog' from @Table, @JoinTable, @CollectionTable, @SecondaryTable and generators");
    }

    private record Unsaid(DefaultSchema schema, PhysicalNamingStrategy strategy) implements PhysicalNamingStrategy {

        @Override
        public Identifier toPhysicalCatalogName(Identifier logicalName, JdbcEnvironment environment) {
            return unless(schema.catalog(), strategy.toPhysicalCatalogName(logicalName, environment));
        }

        @Override
        public Identifier toPhysicalSchemaName(Identifier logicalName, JdbcEnvironment environment) {
            return unless(schema.given(), strategy.toPhysicalSchemaName(logicalName, environment));
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
