package dev.retort.migrations.changelog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.database.Database;
import liquibase.exception.DatabaseException;

/**
 * What {@code quarkus.liquibase.*} says about the changelog and the tables that remember it.
 *
 * @param changeLog class path of the changelog
 * @param contexts those that are active; empty for all
 * @param labels the label expression's parts; empty for all
 * @param parameters values of {@code ${…}} in the changelog
 * @param historyTable name of Liquibase's history table
 * @param lockTable name of Liquibase's lock table
 * @param historySchema where both tables are; empty for the connection's own
 * @param defaultSchema where changes go that name none; empty for the connection's own
 */
public record ChangelogSettings(
        String changeLog,
        List<String> contexts,
        List<String> labels,
        Map<String, String> parameters,
        String historyTable,
        String lockTable,
        Optional<String> historySchema,
        Optional<String> defaultSchema) {

    /** Liquibase's and Quarkus' defaults for a changelog. */
    public static ChangelogSettings of(String changeLog) {
        return new ChangelogSettings(
                changeLog,
                List.of(),
                List.of(),
                Map.of(),
                "DATABASECHANGELOG",
                "DATABASECHANGELOGLOCK",
                Optional.empty(),
                Optional.empty());
    }

    Contexts activeContexts() {
        return new Contexts(contexts.toArray(new String[0]));
    }

    LabelExpression activeLabels() {
        return new LabelExpression(labels.toArray(new String[0]));
    }

    /** Tells Liquibase's database about tables and schemas. */
    public void configure(Database database) throws DatabaseException {
        database.setDatabaseChangeLogTableName(historyTable);
        database.setDatabaseChangeLogLockTableName(lockTable);
        historySchema.ifPresent(database::setLiquibaseSchemaName);
        if (defaultSchema.isPresent()) {
            database.setDefaultSchemaName(defaultSchema.get());
        }
    }
}
