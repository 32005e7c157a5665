package dev.retort.migrations.changelog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.change.DbmsTargetedChange;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.filter.ChangeSetFilter;
import liquibase.changelog.filter.ContextChangeSetFilter;
import liquibase.changelog.filter.DbmsChangeSetFilter;
import liquibase.changelog.filter.IgnoreChangeSetFilter;
import liquibase.changelog.filter.LabelChangeSetFilter;
import liquibase.database.Database;
import liquibase.database.DatabaseList;
import liquibase.exception.DatabaseException;

/**
 * Settings of {@code quarkus.liquibase.*} about the changelog and the tables that remember it.
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

    /** Parameters for Liquibase's parser of the changelog. */
    public RecordingParameters parsing(Database database) {
        RecordingParameters parsing = new RecordingParameters(database);
        parsing.setContexts(activeContexts());
        parsing.setLabels(activeLabels());
        parameters.forEach(parsing::set);
        return parsing;
    }

    /**
     * Whether the value of a parameter is that of a setting, or of Liquibase's description of the engine, unless the
     * environment has one of the same name.
     *
     * @param name in lower case
     */
    public boolean fixes(String name) {
        return name.startsWith("database.") || parameters.keySet().stream().anyMatch(name::equalsIgnoreCase);
    }

    /**
     * Whether the database needs a changeset: by its {@code dbms}, contexts, labels and {@code ignore}, and by the
     * {@code dbms} of its only change.
     */
    public Predicate<ChangeSet> neededOn(Database database) {
        List<ChangeSetFilter> filters = List.of(
                new DbmsChangeSetFilter(database),
                new ContextChangeSetFilter(activeContexts()),
                new LabelChangeSetFilter(activeLabels()),
                new IgnoreChangeSetFilter());
        return changeSet -> !isForOthersAlone(changeSet, database)
                && filters.stream().allMatch(filter -> filter.accepts(changeSet).isAccepted());
    }

    /**
     * Whether the only change is for other engines. Liquibase skips such a changeset without recording it, and would
     * try it again at every update.
     */
    private static boolean isForOthersAlone(ChangeSet changeSet, Database database) {
        return changeSet.getChanges().size() == 1
                && changeSet.getChanges().get(0) instanceof DbmsTargetedChange only
                && !DatabaseList.definitionMatches(only.getDbms(), database, true);
    }

    private Contexts activeContexts() {
        return new Contexts(contexts.toArray(new String[0]));
    }

    private LabelExpression activeLabels() {
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
