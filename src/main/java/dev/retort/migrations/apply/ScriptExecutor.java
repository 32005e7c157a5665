package dev.retort.migrations.apply;

import java.util.ArrayList;
import java.util.List;
import liquibase.database.Database;
import liquibase.exception.DatabaseException;
import liquibase.executor.Executor;
import liquibase.executor.LoggingExecutor;
import liquibase.sql.visitor.SqlVisitor;
import liquibase.statement.ExecutablePreparedStatement;
import liquibase.statement.SqlStatement;

/** Collects what Liquibase would run, and lets it read. Liquibase's own way of printing breaks on a last comment. */
final class ScriptExecutor extends LoggingExecutor {

    private final List<String> statements = new ArrayList<>();

    ScriptExecutor(Executor reader, Database database) {
        super(reader, null, database);
    }

    /** Everything since the last time, each without its terminator. */
    List<String> take() {
        List<String> taken = List.copyOf(statements);
        statements.clear();
        return taken;
    }

    @Override
    public void execute(SqlStatement sql) throws DatabaseException {
        execute(sql, List.of());
    }

    @Override
    public void execute(SqlStatement sql, List<SqlVisitor> sqlVisitors) throws DatabaseException {
        if (sql instanceof ExecutablePreparedStatement) {
            throw new DatabaseException("its data are not text and cannot be printed as SQL");
        }
        for (String statement : applyVisitors(sql, sqlVisitors)) {
            if (statement != null && !statement.isBlank()) {
                statements.add(withoutTerminator(statement));
            }
        }
    }

    @Override
    public int update(SqlStatement sql) throws DatabaseException {
        execute(sql);
        return 0;
    }

    @Override
    public int update(SqlStatement sql, List<SqlVisitor> sqlVisitors) throws DatabaseException {
        execute(sql, sqlVisitors);
        return 0;
    }

    @Override
    public void comment(String message) {
        // A comment is one line to us, and any line end to a database.
    }

    private static String withoutTerminator(String statement) {
        String text = statement.strip();
        int lastLine = text.lastIndexOf('\n') + 1;
        boolean commented = text.indexOf("--", lastLine) >= 0;
        return text.endsWith(";") && !commented
                ? text.substring(0, text.length() - 1).strip()
                : text;
    }
}
