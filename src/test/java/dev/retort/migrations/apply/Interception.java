package dev.retort.migrations.apply;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** A connection of which every statement and commit is announced, before and after. */
public final class Interception {

    public enum Moment {
        BEFORE,
        AFTER
    }

    /** Hears of every statement; may throw in its place. */
    @FunctionalInterface
    public interface Listener {
        void hear(String sql, Moment moment) throws SQLException;
    }

    private Interception() {}

    public static Connection of(Connection real, Listener listener) {
        return proxy(Connection.class, (self, method, arguments) -> {
            Object result;
            if (method.getName().equals("commit") || method.getName().equals("setAutoCommit")) {
                listener.hear(method.getName(), Moment.BEFORE);
                result = call(real, method, arguments);
                listener.hear(method.getName(), Moment.AFTER);
                return result;
            }
            result = call(real, method, arguments);
            return switch (method.getName()) {
                case "createStatement" -> statement(Statement.class, result, "", listener);
                case "prepareStatement" -> statement(PreparedStatement.class, result, (String) arguments[0], listener);
                case "prepareCall" -> statement(CallableStatement.class, result, (String) arguments[0], listener);
                default -> result;
            };
        });
    }

    private static Object statement(Class<?> type, Object statement, String prepared, Listener listener) {
        return proxy(type, (self, method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return call(statement, method, arguments);
            }
            String sql = arguments != null && arguments.length > 0 ? (String) arguments[0] : prepared;
            listener.hear(sql, Moment.BEFORE);
            Object result = call(statement, method, arguments);
            listener.hear(sql, Moment.AFTER);
            return result;
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Interception.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
