package dev.retort.migrations.autogenerate;

import dev.retort.migrations.MigrationException;
import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.schema.Column;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.schema.Names;
import dev.retort.migrations.schema.Table;
import dev.retort.migrations.snapshot.EntityModel;
import dev.retort.migrations.snapshot.ScratchException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names the table or column of the entities that an engine refuses, and how to go on.
 *
 * @param engine that refuses them
 * @param own the engine of the build; the other one can be left out
 */
record RefusedEntities(Engine engine, Engine own) {

    private static final Pattern MISSING =
            Pattern.compile("(?i)\\b(function|collation) .*(?:does not exist|not found)");
    /** A column's name and its definition in quotes, as Hibernate writes them where all names are to be quoted. */
    private static final Pattern QUOTED_DEFINITION = Pattern.compile("\"([^\"]+)\" (\"[^\"]+\")");

    private static final Pattern CREATE_TABLE = Pattern.compile("(?is)^create\\b.*?\\btable\\s.*");

    /** The failure of one of the model's statements, as a message for the user. */
    MigrationException of(EntityModel model, ScratchException refused) {
        Table table = model.schema().tables().values().stream()
                .sorted(Comparator.comparing(each -> Names.schema(each.name()) == null))
                .filter(each -> creates(refused.statement(), each))
                .findFirst()
                .orElse(null);
        Optional<MatchResult> quoted = quotedDefinition(refused);
        if (table != null && quoted.isPresent()) {
            return failure(
                    "refuses the column '" + Names.plain(table.name()) + "."
                            + quoted.get().group(1) + "' because Hibernate quotes its definition: "
                            + quoted.get().group(2),
                    "set quarkus.hibernate-orm.quote-identifiers.strategy=all-except-column-definitions",
                    refused);
        }
        if (table != null && isReserved(Names.local(table.name()))) {
            return failure(
                    "refuses the table '" + table.name() + "' because its name is a reserved word",
                    "write @Table(name = \"\\\"" + Names.local(table.name()) + "\\\"\") or give it another name",
                    refused);
        }
        Optional<Column> reserved = table == null
                ? Optional.empty()
                : table.columns().stream()
                        .filter(column -> isReserved(column.name()))
                        .findFirst();
        if (reserved.isPresent()) {
            String name = reserved.get().name();
            return failure(
                    "refuses the column '" + table.name() + "." + name + "' because its name is a reserved word",
                    "write @Column(name = \"\\\"" + name + "\\\"\") or give it another name",
                    refused);
        }
        Optional<Column> untyped = table == null
                ? Optional.empty()
                : table.columns().stream()
                        .filter(column -> mentions(refused, column))
                        .findFirst();
        if (untyped.isPresent()) {
            return failure(
                    "refuses the column '" + Names.plain(table.name()) + "."
                            + Names.plain(untyped.get().name()) + "' because of its type: " + refused.getMessage(),
                    "create the type in a changeset with " + Dialect.of(engine).statementsForTypes()
                            + ", or give the column a type that " + engine.id() + " has",
                    refused);
        }
        Matcher missing = MISSING.matcher(refused.getMessage());
        if (missing.find()) {
            String what = missing.group(1).toLowerCase(Locale.ROOT);
            return failure(
                    "refuses the entities: " + refused.getMessage(),
                    "create the " + what + " in a changeset with "
                            + Dialect.of(engine).statementFor(what) + ", or correct the mapping",
                    refused);
        }
        return failure("refuses the entities: " + refused.getMessage(), "correct the mapping", refused);
    }

    private static Optional<MatchResult> quotedDefinition(ScratchException refused) {
        return refused.statement() == null
                ? Optional.empty()
                : QUOTED_DEFINITION
                        .matcher(refused.statement())
                        .results()
                        .filter(each -> refused.getMessage().contains(each.group(2)))
                        .findFirst();
    }

    private boolean creates(String statement, Table table) {
        return statement != null
                && CREATE_TABLE.matcher(statement).matches()
                && statement.matches("(?is)^[^(]*\\stable\\s+(if\\s+not\\s+exists\\s+)?"
                        + (Names.schema(table.name()) == null
                                ? "(\\S+\\.)?"
                                : inQuotesOrNot(Names.schema(table.name())) + "\\.")
                        + inQuotesOrNot(Names.local(table.name())) + "\\s*\\(.*");
    }

    private static String inQuotesOrNot(String name) {
        return "\"?" + Pattern.quote(Names.plain(name)) + "\"?";
    }

    private boolean isReserved(String name) {
        return !Names.isQuoted(name) && engine.needsQuotes(name);
    }

    /** Whether the engine's words are about the type that a column is declared with. */
    private static boolean mentions(ScratchException refused, Column column) {
        return refused.getMessage()
                .replaceFirst("^'.*?' failed: ", "")
                .toLowerCase(Locale.ROOT)
                .contains("\"" + column.type().name() + "\"");
    }

    private MigrationException failure(String what, String remedy, ScratchException cause) {
        String without = engine == own
                ? ""
                : ", or write revisions for " + own.id() + " alone: retort.migrations.engines=" + own.id();
        return new MigrationException(engine.id() + " " + what, remedy + without, cause);
    }
}
