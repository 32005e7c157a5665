package dev.retort.migrations.apply.script;

import dev.retort.migrations.dialect.Dialect;
import dev.retort.migrations.schema.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Date;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;

/**
 * A prepared statement that is printed with its values as literals instead of being executed: rows of {@code loadData},
 * and values that come from files.
 */
final class PrintedStatement implements InvocationHandler {

    private final String sql;
    private final Database database;
    private final Engine engine;
    private final Connection connection;
    private final Consumer<String> output;
    private final Map<Integer, String> literals = new HashMap<>();
    private boolean closed;

    private PrintedStatement(
            String sql, Database database, Engine engine, Connection connection, Consumer<String> output) {
        this.sql = sql;
        this.database = database;
        this.engine = engine;
        this.connection = connection;
        this.output = output;
    }

    /**
     * A connection on which statements are prepared and never executed. Its output gets each of them, without a
     * terminator.
     */
    static final class Preparing extends JdbcConnection {

        private final Database database;
        private final Engine engine;
        private final Consumer<String> output;
        private PrintedStatement last;

        Preparing(Database database, Engine engine, Consumer<String> output) {
            super(((JdbcConnection) database.getConnection()).getUnderlyingConnection());
            this.database = database;
            this.engine = engine;
            this.output = output;
        }

        @Override
        public PreparedStatement prepareStatement(String sql) {
            last = new PrintedStatement(sql, database, engine, getUnderlyingConnection(), output);
            return (PreparedStatement) Proxy.newProxyInstance(
                    PrintedStatement.class.getClassLoader(), new Class<?>[] {PreparedStatement.class}, last);
        }

        /** Liquibase keeps the last statement of a thread for one of the same text, as long as it is open. */
        void closeLast() {
            if (last != null) {
                last.closed = true;
            }
        }
    }

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) throws SQLException {
        String name = method.getName();
        return switch (name) {
            case "isClosed" -> closed;
            case "getConnection" -> connection;
            case "executeBatch" -> new int[0];
            case "close" -> {
                closed = true;
                yield null;
            }
            case "clearParameters" -> {
                literals.clear();
                yield null;
            }
            case "addBatch", "execute" -> {
                output.accept(text());
                yield method.getReturnType() == boolean.class ? false : null;
            }
            default -> {
                if (!name.startsWith("set") || arguments.length < 2 || !(arguments[0] instanceof Integer number)) {
                    throw new SQLFeatureNotSupportedException("'" + name + "' cannot be printed as SQL");
                }
                literals.put(number, name.equals("setNull") ? "NULL" : literal(name, arguments[1]));
                yield null;
            }
        };
    }

    private String literal(String setter, Object value) throws SQLException {
        try {
            if (value instanceof Boolean || value instanceof Long || value instanceof Integer) {
                return value.toString();
            } else if (value instanceof BigDecimal number) {
                return number.toPlainString();
            } else if (value instanceof Date date) {
                return database.getDateLiteral(date);
            } else if (value instanceof InputStream bytes) {
                return binary(setter, bytes.readAllBytes());
            } else if (value instanceof Reader reader) {
                StringWriter text = new StringWriter();
                reader.transferTo(text);
                return quoted(text.toString());
            } else if (value instanceof Clob text) {
                return quoted(text.getSubString(1, (int) text.length()));
            }
            return value == null ? "NULL" : quoted(value.toString());
        } catch (IOException failure) {
            throw new SQLException(failure);
        }
    }

    private String binary(String setter, byte[] bytes) {
        String hex = HexFormat.of().formatHex(bytes);
        Dialect dialect = Dialect.of(engine);
        return setter.equals("setBlob") ? dialect.largeObject(hex) : dialect.binary(hex);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** The statement with its literals where its question marks are, save for those within quotes. */
    private String text() throws SQLException {
        StringBuilder text = new StringBuilder();
        int number = 0;
        char quote = 0;
        for (int index = 0; index < sql.length(); index++) {
            char each = sql.charAt(index);
            if (each == '?' && quote == 0) {
                String literal = literals.get(++number);
                if (literal == null) {
                    throw new SQLException("parameter " + number + " of '" + sql + "' has no value");
                }
                text.append(literal);
                continue;
            }
            if (quote == 0 && (each == '\'' || each == '"')) {
                quote = each;
            } else if (each == quote) {
                quote = 0;
            }
            text.append(each);
        }
        return text.toString();
    }
}
