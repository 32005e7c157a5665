package dev.retort.migrations.snapshot;

import dev.retort.migrations.MigrationException;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Namespace;

/** The schema that a connection has by itself: the only one that is read, compared and written. */
final class DefaultSchema {

    /** What both engines call it where nobody has said otherwise. */
    private static final String USUAL = "public";

    private DefaultSchema() {}

    /** Throws {@link MigrationException} when the entities have a table or a sequence anywhere else; names it. */
    static void require(Metadata metadata) {
        for (Namespace namespace : metadata.getDatabase().getNamespaces()) {
            Namespace.Name name = namespace.getPhysicalName();
            if (name.catalog() != null) {
                refuse(namespace, "catalog", name.catalog());
            }
            if (name.schema() != null && !name.schema().getText().equalsIgnoreCase(USUAL)) {
                refuse(namespace, "schema", name.schema());
            }
        }
    }

    private static void refuse(Namespace namespace, String kind, Identifier name) {
        namespace.getTables().forEach(table -> refuse("table", table.getName(), kind, name));
        namespace
                .getSequences()
                .forEach(sequence ->
                        refuse("sequence", sequence.getName().getSequenceName().getText(), kind, name));
    }

    private static void refuse(String what, String named, String kind, Identifier name) {
        throw new MigrationException(
                what + " '" + named + "' is in the " + kind + " '" + name.getText()
                        + "', and Retort looks after the default schema only",
                "leave '" + kind + "' out of @Table, @JoinTable, @CollectionTable, @SecondaryTable and generators");
    }
}
