package dev.retort.migrations.apply.exactlyonce;

import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.schema.Engine;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Gets a changeset done exactly once where it is not one transaction: every one on H2, and on PostgreSQL those with
 * {@code runInTransaction: false}.
 *
 * <p>The number of statements that took effect is stored together with their effect, wherever a transaction can hold
 * both: always on PostgreSQL, save for the few statements that it refuses within one, and for changes of rows on H2.
 * Before any other statement, its number and a fingerprint of the schema are stored. After a kill, the same
 * fingerprint says that the statement took no effect and is to be run; another says that it did, and the next one is
 * to be run.
 *
 * <p>Statements that only set up the session are run every time and have no number: Liquibase adds some of its own
 * where a session begins, which is elsewhere after a kill.
 */
public final class StatementJournal {

    /** The statement itself. */
    @FunctionalInterface
    interface Call {
        Object run() throws Throwable;
    }

    private static final Set<String> DATA =
            Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "SELECT", "WITH", "VALUES", "CALL", "EXECUTE", "TABLE");
    private static final Set<String> OF_THE_SESSION = Set.of("SET", "RESET", "SHOW");

    /** SQL states: not within a transaction, and no end of one within a statement. */
    private static final Set<String> NOT_IN_A_TRANSACTION = Set.of("25001", "2D000");

    private static final Pattern COMMENTS = Pattern.compile("(?s)\\A(?:\\s|\\(|--[^\\n]*(?:\\n|\\z)|/\\*.*?\\*/)+");

    private final Connection connection;
    private final Engine engine;
    private final ProgressRecord intents;
    private final SchemaFingerprint fingerprint;
    private final String work;
    private final int done;
    private int next;

    /**
     * A journal that passes over the statements that took effect before.
     *
     * @param connection the real one
     * @param work what the statements belong to
     * @param done how many of them took effect before, and are passed over
     */
    public StatementJournal(
            Connection connection,
            Engine engine,
            ProgressRecord intents,
            SchemaFingerprint fingerprint,
            String work,
            int done) {
        this.connection = connection;
        this.engine = engine;
        this.intents = intents;
        this.fingerprint = fingerprint;
        this.work = work;
        this.done = done;
    }

    /** Runs the statement, or passes it over when it took effect before the process was killed. */
    Object perform(String sql, Call statement, Class<?> result) throws Throwable {
        if (OF_THE_SESSION.contains(firstWord(sql))) {
            if (next > done) {
                // H2 may commit now, rows and all.
                write(next, null);
            }
            return statement.run();
        }
        int number = next++;
        if (number < done) {
            return nothing(result);
        }
        if (Dialect.of(engine).commitsSchemaStatements()) {
            return isData(sql) ? statement.run() : committing(number, statement);
        }
        return inTransactionIfPossible(number, sql, statement, result);
    }

    private Object inTransactionIfPossible(int number, String sql, Call statement, Class<?> result) throws Throwable {
        if (ConcurrentIndex.isBuiltBy(sql)) {
            // Its own state says whether it took effect; a fingerprint would take an invalid index for a built one.
            write(number, null);
            return ConcurrentIndex.exists(connection, sql) ? nothing(result) : statement.run();
        }
        try {
            return inTransaction(number, statement);
        } catch (SQLException refused) {
            if (!NOT_IN_A_TRANSACTION.contains(String.valueOf(refused.getSQLState()))) {
                throw refused;
            }
        }
        return committing(number, statement);
    }

    /** Runs a statement that commits by itself. */
    private Object committing(int number, Call statement) throws Throwable {
        // The progress of earlier statements is recorded first, so that no later failure loses it.
        write(number, null);
        write(number, fingerprint.take(connection));
        return statement.run();
    }

    private Object inTransaction(int number, Call statement) throws Throwable {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            Object result = statement.run();
            intents.write(new ProgressRecord.Intent(work, number + 1, null));
            connection.commit();
            connection.setAutoCommit(autoCommit);
            return result;
        } catch (Throwable failure) {
            try {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            } catch (SQLException lost) {
                failure.addSuppressed(lost);
            }
            throw failure;
        }
    }

    private void write(int number, String schema) throws SQLException {
        intents.write(new ProgressRecord.Intent(work, number, schema));
        commit();
    }

    private void commit() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    /** Whether it changes rows only, and so is part of a transaction on both engines. */
    public static boolean isData(String sql) {
        return DATA.contains(firstWord(sql));
    }

    private static String firstWord(String sql) {
        String start = COMMENTS.matcher(sql).replaceFirst("");
        int end = 0;
        while (end < start.length() && Character.isLetter(start.charAt(end))) {
            end++;
        }
        return start.substring(0, end).toUpperCase(Locale.ROOT);
    }

    private static Object nothing(Class<?> result) {
        if (result == boolean.class) {
            return false;
        }
        if (result == long.class) {
            return (long) Statement.SUCCESS_NO_INFO;
        }
        if (result == int.class) {
            return 0;
        }
        return result == int[].class ? new int[0] : result == long[].class ? new long[0] : null;
    }
}
