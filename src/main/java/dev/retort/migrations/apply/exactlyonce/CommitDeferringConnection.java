package dev.retort.migrations.apply.exactlyonce;

import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.schema.Engine;
import io.quarkus.runtime.annotations.RegisterForProxy;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The connection that Liquibase works on. While commits are deferred, Liquibase's do nothing, so that the history row
 * comes into the changeset's own transaction; the one commit that counts is ours. Statements pass by the journal, if
 * there is one.
 */
@RegisterForReflection(targets = {Connection.class, Statement.class, PreparedStatement.class, CallableStatement.class})
public final class CommitDeferringConnection implements InvocationHandler {

    private final Connection real;
    private final Engine engine;
    private final Connection proxy;
    private boolean deferring;
    private boolean readOnly;
    private StatementJournal journal;

    CommitDeferringConnection(Connection real, Engine engine) throws SQLException {
        this.real = real;
        this.engine = engine;
        real.setAutoCommit(false);
        this.proxy = proxy(Connection.class, this);
    }

    /** The connection for Liquibase. */
    Connection proxy() {
        return proxy;
    }

    /** Liquibase's commits do nothing from now on. */
    public void deferCommits() {
        deferring = true;
    }

    /** The connection is read-only from now on, and each query is a transaction of its own. */
    public void becomeReadOnly() throws SQLException {
        real.setAutoCommit(true);
        real.setReadOnly(true);
        readOnly = true;
        deferring = true;
    }

    /** Commits take effect again; the open transaction stays open. */
    public void allowCommits() {
        deferring = false;
    }

    /** Lets the journal run the statements from now on; null to run all of them without one. */
    public void journalTo(StatementJournal newJournal) {
        this.journal = newJournal;
    }

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
        return switch (method.getName()) {
            case "equals" -> self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            case "commit" -> deferring ? null : call(real, method, arguments);
            // Liquibase would have H2 commit each statement, data and all, before the changeset is recorded.
            case "setAutoCommit" ->
                Dialect.of(engine).commitsSchemaStatements() || readOnly ? null : call(real, method, arguments);
            case "createStatement" -> statement(Statement.class, call(real, method, arguments), null);
            case "prepareStatement" ->
                statement(PreparedStatement.class, call(real, method, arguments), (String) arguments[0]);
            case "prepareCall" ->
                statement(CallableStatement.class, call(real, method, arguments), (String) arguments[0]);
            default -> call(real, method, arguments);
        };
    }

    private Object statement(Class<? extends Statement> type, Object statement, String prepared) {
        return journal == null
                ? statement
                : proxy(type, (self, method, arguments) -> {
                    String name = method.getName();
                    if (journal == null || !name.startsWith("execute") || name.equals("executeQuery")) {
                        return call(statement, method, arguments);
                    }
                    String sql = arguments != null && arguments.length > 0 ? (String) arguments[0] : prepared;
                    return journal.perform(sql, () -> call(statement, method, arguments), method.getReturnType());
                });
    }

    // A native executable has the proxies that it was told of. Quarkus reads one such annotation of a class, not
    // several.

    @RegisterForProxy(targets = Connection.class)
    static final class ConnectionProxy {}

    @RegisterForProxy(targets = Statement.class)
    static final class StatementProxy {}

    @RegisterForProxy(targets = PreparedStatement.class)
    static final class PreparedStatementProxy {}

    @RegisterForProxy(targets = CallableStatement.class)
    static final class CallableStatementProxy {}

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(
                CommitDeferringConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
