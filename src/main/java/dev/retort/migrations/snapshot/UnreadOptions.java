package dev.retort.migrations.snapshot;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.schema.Engine;
import java.util.Objects;
import java.util.regex.Pattern;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;

/** Fragments of SQL that annotations add to statements ({@code options}), of which no reader would see anything. */
record UnreadOptions(Engine engine) {

    private static final String DEFERRABILITY = "(not\\s+)?deferrable|initially\\s+(deferred|immediate)";
    private static final String ACTION =
            "on\\s+(delete|update)\\s+(cascade|restrict|no\\s+action|set\\s+(null|default))";
    private static final String PARENTHESES = "\\((?:[^()]|\\([^()]*\\))*\\)";

    private static final Pattern OF_UNIQUES = clauses(DEFERRABILITY);
    private static final Pattern OF_FOREIGN_KEYS = clauses(DEFERRABILITY + "|match\\s+simple|" + ACTION);
    private static final Pattern OF_COLUMNS = clauses("(not\\s+)?null|collate\\s+\\S+"
            + "|default\\s+('(?:[^']|'')*'|[\\w.+-]+(\\s*" + PARENTHESES + ")?|" + PARENTHESES + ")");

    /** The part of a key's SQL definition before its clauses. */
    private static final Pattern REFERENCE = Pattern.compile("(?is)^\\s*foreign\\s+key\\s*" + PARENTHESES
            + "\\s*references\\s+((\"[^\"]+\"|\\w+)\\s*\\.\\s*)?(\"[^\"]+\"|\\w+)\\s*(" + PARENTHESES + ")?");

    private static Pattern clauses(String clauses) {
        return Pattern.compile("(?is)\\s*((" + clauses + ")(\\s+|$))*");
    }

    /** Throws {@link MigrationException} when the entities have some; names them. */
    void refuse(Metadata metadata) {
        for (Namespace namespace : metadata.getDatabase().getNamespaces()) {
            namespace.getTables().stream().filter(Table::isPhysicalTable).forEach(this::refuse);
            namespace
                    .getSequences()
                    .forEach(sequence -> require(
                            isEmpty(sequence.getOptions()),
                            "sequence",
                            sequence.getName().getSequenceName().getText(),
                            sequence.getOptions(),
                            "@SequenceGenerator"));
        }
    }

    private void refuse(Table table) {
        String name = table.getName();
        require(
                isEmpty(table.getOptions()) || Dialect.of(engine).comparesTableOptions(table.getOptions()),
                "table",
                name,
                table.getOptions(),
                "@Table");
        for (Column column : table.getColumns()) {
            require(
                    matches(OF_COLUMNS, column.getOptions()),
                    "column",
                    name + "." + column.getName(),
                    column.getOptions(),
                    "@Column");
        }
        for (UniqueKey key : table.getUniqueKeys().values()) {
            require(
                    matches(OF_UNIQUES, key.getOptions()),
                    "unique constraint",
                    key.getName(),
                    key.getOptions(),
                    "@UniqueConstraint");
        }
        for (Index index : table.getIndexes().values()) {
            require(
                    isEmpty(index.getOptions()) || Dialect.of(engine).comparesIndexOptions(index.getOptions()),
                    "index",
                    index.getName(),
                    index.getOptions(),
                    "@Index");
        }
        for (ForeignKey key : table.getForeignKeyCollection()) {
            if (key.isPhysicalConstraint() && key.isCreationEnabled()) {
                String definition = Objects.toString(key.getKeyDefinition(), "");
                String clauses =
                        REFERENCE.matcher(definition).replaceFirst("") + " " + Objects.toString(key.getOptions(), "");
                require(
                        matches(OF_FOREIGN_KEYS, clauses),
                        "foreign key",
                        key.getName(),
                        clauses.strip(),
                        "@ForeignKey");
            }
        }
    }

    private static boolean isEmpty(String options) {
        return options == null || options.isBlank();
    }

    private static boolean matches(Pattern known, String options) {
        return isEmpty(options) || known.matcher(options).matches();
    }

    private static void require(boolean known, String kind, String name, String options, String annotation) {
        if (!known) {
            throw new MigrationException(
                    kind + " '" + name + "' has '" + options + "' in its options, and Retort does not compare options",
                    "remove it from " + annotation + ", and write it by hand in a revision");
        }
    }
}
