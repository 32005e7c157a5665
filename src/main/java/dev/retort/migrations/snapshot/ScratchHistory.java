package dev.retort.migrations.snapshot;

import dev.retort.migrations.changelog.ChangelogSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import liquibase.ChecksumVersion;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.ChangeSet.ExecType;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.sqlgenerator.core.MarkChangeSetRanGenerator;

/**
 * Liquibase's history and lock tables in a scratch database, under the configured names. They have rows where a
 * changelog speaks of them, written by statements of our own: Liquibase's take many times as long.
 */
final class ScratchHistory {

    private static final int MOST_CHARACTERS = 250;
    private static final int MOST_CHARACTERS_OF_LISTS = 255;

    private final ChangelogSettings settings;
    private final Database database;
    private final Map<ChangeSet, Integer> orders = new HashMap<>();
    private Boolean kept; // null until it is known
    private Connection connection;
    private String history;
    private int last;

    /** Tells Liquibase's database the names of the tables. */
    ScratchHistory(ChangelogSettings settings, Database database) {
        this.settings = settings;
        this.database = database;
        database.setDatabaseChangeLogTableName(settings.historyTable());
        database.setDatabaseChangeLogLockTableName(settings.lockTable());
        settings.historySchema().ifPresent(database::setLiquibaseSchemaName);
    }

    /** Makes the tables where they are missing, as Liquibase would, and hides them. Liquibase must have the connection. */
    void open(Scratch scratch) throws SQLException {
        connection = scratch.connection();
        history = table(settings.historyTable());
        String lock = table(settings.lockTable());
        scratch.hidden().add(settings.historyTable());
        scratch.hidden().add(settings.lockTable());
        try (Statement statement = connection.createStatement()) {
            if (settings.historySchema().isPresent()) {
                statement.execute("create schema if not exists "
                        + settings.historySchema().get());
            }
            statement.execute("create table if not exists " + history
                    + " (ID varchar(255) not null, AUTHOR varchar(255) not null,"
                    + " FILENAME varchar(255) not null, DATEEXECUTED timestamp not null, ORDEREXECUTED int not null,"
                    + " EXECTYPE varchar(10) not null, MD5SUM varchar(35), DESCRIPTION varchar(255),"
                    + " COMMENTS varchar(255), TAG varchar(255), LIQUIBASE varchar(20), CONTEXTS varchar(255),"
                    + " LABELS varchar(255), DEPLOYMENT_ID varchar(10))");
            statement.execute(
                    "create table if not exists " + lock + " (ID int not null primary key, LOCKED boolean not null,"
                            + " LOCKGRANTED timestamp, LOCKEDBY varchar(255))");
            statement.execute("insert into " + lock + " select 1, true, localtimestamp, 'scratch'"
                    + " where not exists (select 1 from " + lock + ")");
            try (ResultSet row = statement.executeQuery("select coalesce(max(ORDEREXECUTED), 0) from " + history)) {
                row.next();
                last = row.getInt(1);
            }
        }
        // Liquibase takes another changelog's view of the same connection for this one.
        Scope.getCurrentScope()
                .getSingleton(ChangeLogHistoryServiceFactory.class)
                .resetAll();
    }

    private String table(String name) {
        return database.escapeTableName(database.getLiquibaseCatalogName(), database.getLiquibaseSchemaName(), name);
    }

    /** Records what became of a changeset, if Liquibase would, and somebody may look. To be called within a scope. */
    void add(DatabaseChangeLog changelog, ChangeSet changeSet, ExecType type) throws SQLException {
        if (kept == null) {
            kept = HistoryMentions.in(changelog, settings);
        }
        if (!kept || type == ExecType.SKIPPED || type == ExecType.FAILED) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into " + history + " (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED, EXECTYPE, MD5SUM,"
                        + " DESCRIPTION, COMMENTS, TAG, LIQUIBASE, CONTEXTS, LABELS, DEPLOYMENT_ID)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            Object[] values = {
                changeSet.getId(),
                changeSet.getAuthor(),
                changeSet.getFilePath(),
                LocalDateTime.now(ZoneOffset.UTC),
                ++last,
                type.value,
                changeSet.generateCheckSum(ChecksumVersion.latest()).toString(),
                cut(changeSet.getDescription(), MOST_CHARACTERS),
                cut(
                        changeSet.getComments() == null
                                ? ""
                                : changeSet.getComments().strip(),
                        MOST_CHARACTERS),
                MarkChangeSetRanGenerator.getTagFromChangeset(changeSet),
                MarkChangeSetRanGenerator.getLiquibaseBuildVersion(),
                cut(changeSet.buildFullContext(), MOST_CHARACTERS_OF_LISTS),
                cut(changeSet.buildFullLabels(), MOST_CHARACTERS_OF_LISTS),
                Scope.getCurrentScope().getDeploymentId()
            };
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        }
        orders.put(changeSet, last);
        forgetWhatWasRead();
    }

    /** Removes the row that was recorded, if there is one. */
    void remove(ChangeSet changeSet) throws SQLException {
        Integer order = orders.remove(changeSet);
        if (order != null) {
            try (PreparedStatement delete = connection.prepareStatement(
                    "delete from " + history + " where ORDEREXECUTED = ? and ID = ? and AUTHOR = ?")) {
                delete.setInt(1, order);
                delete.setString(2, changeSet.getId());
                delete.setString(3, changeSet.getAuthor());
                delete.executeUpdate();
            }
            forgetWhatWasRead();
        }
    }

    /** Liquibase reads the table once for all preconditions. */
    private void forgetWhatWasRead() {
        Scope.getCurrentScope()
                .getSingleton(ChangeLogHistoryServiceFactory.class)
                .getChangeLogService(database)
                .reset();
    }

    private static String cut(String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most);
    }
}
