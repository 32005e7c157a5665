package dev.retort.migrations.apply.script;

import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.schema.Engine;
import dev.retort.migrations.snapshot.LastPreparedStatement;
import java.util.ArrayList;
import java.util.List;
import liquibase.change.ColumnConfig;
import liquibase.database.Database;
import liquibase.database.PreparedStatementFactory;
import liquibase.exception.DatabaseException;
import liquibase.executor.Executor;
import liquibase.executor.LoggingExecutor;
import liquibase.snapshot.InvalidExampleException;
import liquibase.snapshot.SnapshotGeneratorFactory;
import liquibase.sql.visitor.SqlVisitor;
import liquibase.statement.ExecutablePreparedStatement;
import liquibase.statement.ExecutablePreparedStatementBase;
import liquibase.statement.SqlStatement;
import liquibase.structure.core.Column;
import liquibase.structure.core.Table;

/** Collects what Liquibase would run, and lets it read. Liquibase's own way of printing breaks on a last comment. */
final class ScriptExecutor extends LoggingExecutor {

    private final Engine engine;
    private final List<String> statements = new ArrayList<>();

    ScriptExecutor(Executor reader, Database database, Engine engine) {
        super(reader, null, database);
        this.engine = engine;
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
        if (sql instanceof ExecutablePreparedStatement prepared) {
            requireKnownTypes(prepared);
            LastPreparedStatement.forget();
            PrintedStatement.Preparing printer = new PrintedStatement.Preparing(database, engine, statements::add);
            prepared.execute(new PreparedStatementFactory(printer));
            printer.closeLast();
            return;
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

    /** PostgreSQL has two types for the contents of a file, and Liquibase asks the database which one the column has. */
    private void requireKnownTypes(ExecutablePreparedStatement prepared) throws DatabaseException {
        if (!Dialect.of(engine).writesFilesByColumnType()
                || !(prepared instanceof ExecutablePreparedStatementBase base)) {
            return;
        }
        for (ColumnConfig column : base.getColumns()) {
            if (column.getValueBlobFile() != null && !isThere(base, column)) {
                throw new DatabaseException("column '" + base.getTableName() + "." + column.getName()
                        + "' does not exist yet, and its type decides how a file is written to it");
            }
        }
    }

    private boolean isThere(ExecutablePreparedStatementBase in, ColumnConfig column) throws DatabaseException {
        Column example =
                new Column(Table.class, in.getCatalogName(), in.getSchemaName(), in.getTableName(), column.getName());
        try {
            return SnapshotGeneratorFactory.getInstance().has(example, database);
        } catch (InvalidExampleException failure) {
            throw new DatabaseException(failure);
        }
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
