package dev.retort.migrations.snapshot;

import dev.retort.migrations.changelog.ChangelogSettings;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.change.core.AddColumnChange;
import liquibase.change.core.AddForeignKeyConstraintChange;
import liquibase.change.core.AddNotNullConstraintChange;
import liquibase.change.core.AddUniqueConstraintChange;
import liquibase.change.core.CreateIndexChange;
import liquibase.change.core.CreateProcedureChange;
import liquibase.change.core.CreateSequenceChange;
import liquibase.change.core.CreateTableChange;
import liquibase.change.core.CreateViewChange;
import liquibase.change.core.SetColumnRemarksChange;
import liquibase.change.core.SetTableRemarksChange;
import liquibase.change.custom.CustomChangeWrapper;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.exception.UnexpectedLiquibaseException;
import liquibase.precondition.CustomPreconditionWrapper;
import liquibase.precondition.Precondition;
import liquibase.precondition.PreconditionLogic;
import liquibase.precondition.core.ChangeSetExecutedPrecondition;
import liquibase.serializer.LiquibaseSerializable;
import liquibase.serializer.core.string.StringChangeLogSerializer;

/** Finds out whether a changelog speaks of its own history, or of its lock: few do, and a history takes time to keep. */
final class HistoryMentions {

    /** The commonest ones, which make a structure and look at no rows. */
    private static final Set<Class<?>> STRUCTURE = Set.of(
            AddColumnChange.class,
            AddForeignKeyConstraintChange.class,
            AddNotNullConstraintChange.class,
            AddUniqueConstraintChange.class,
            CreateIndexChange.class,
            CreateSequenceChange.class,
            CreateTableChange.class,
            SetColumnRemarksChange.class,
            SetTableRemarksChange.class);

    private final List<String> tables;

    private HistoryMentions(ChangelogSettings settings) {
        this.tables = List.of(lower(settings.historyTable()), lower(settings.lockTable()));
    }

    /** Whether there are any. Code of the project's own may look at anything. Opens files: to be called within a scope. */
    static boolean in(DatabaseChangeLog changelog, ChangelogSettings settings) {
        HistoryMentions mentions = new HistoryMentions(settings);
        return changelog.getChangeSets().stream().anyMatch(mentions::areIn);
    }

    private boolean areIn(ChangeSet changeSet) {
        return (changeSet.getPreconditions() != null && areIn(changeSet.getPreconditions()))
                || Stream.concat(changeSet.getChanges().stream(), changeSet.getRollback().getChanges().stream())
                        .anyMatch(this::areIn);
    }

    private boolean areIn(Precondition precondition) {
        if (precondition instanceof PreconditionLogic several) {
            return several.getNestedPreconditions().stream().anyMatch(this::areIn);
        }
        return precondition instanceof ChangeSetExecutedPrecondition
                || precondition instanceof CustomPreconditionWrapper
                || areInText(precondition);
    }

    private boolean areIn(Change change) {
        if (STRUCTURE.contains(change.getClass())) {
            return false;
        }
        if (change instanceof AbstractSQLChange sql) {
            return areIn(text(sql));
        }
        return change instanceof CustomChangeWrapper
                || (change instanceof CreateProcedureChange procedure && procedure.getPath() != null)
                || (change instanceof CreateViewChange view && view.getPath() != null)
                || areInText(change);
    }

    /** Without a file that cannot be read, which its changeset will say when it is run. */
    private static String text(AbstractSQLChange change) {
        try {
            return change.getSql() == null ? "" : change.getSql();
        } catch (UnexpectedLiquibaseException unreadable) {
            return "";
        }
    }

    private boolean areInText(LiquibaseSerializable object) {
        return areIn(new StringChangeLogSerializer().serialize(object, false));
    }

    private boolean areIn(String text) {
        return tables.stream().anyMatch(lower(text)::contains);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
