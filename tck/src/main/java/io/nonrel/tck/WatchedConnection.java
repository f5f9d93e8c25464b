package io.nonrel.tck;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A connection that tells the numbers of the warnings of its statements and results. */
public final class WatchedConnection {

    private WatchedConnection() {}

    /**
     * The connection, watched.
     *
     * @param codes told each number, some more than once
     */
    public static Connection of(Connection connection, IntConsumer codes) {
        return proxy(Connection.class, connection, (name, result) -> switch (name) {
            case "createStatement" -> statement(Statement.class, result, codes);
            case "prepareStatement" -> statement(PreparedStatement.class, result, codes);
            default -> result;
        });
    }

    private static <T extends Statement> Object statement(
            Class<T> type, @Nullable Object statement, IntConsumer codes) {
        T watched = type.cast(Objects.requireNonNull(statement));
        return proxy(type, watched, (name, result) -> {
            if (name.startsWith("execute")) {
                tell(watched.getWarnings(), codes);
            }
            return result instanceof ResultSet rows ? rows(rows, codes) : result;
        });
    }

    private static ResultSet rows(ResultSet rows, IntConsumer codes) {
        return proxy(ResultSet.class, rows, (name, result) -> {
            // Those of a result are complete when it is read.
            if (name.equals("next") && Boolean.FALSE.equals(result)) {
                tell(rows.getWarnings(), codes);
            }
            return result;
        });
    }

    private static void tell(@Nullable SQLWarning first, IntConsumer codes) {
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            codes.accept(warning.getErrorCode());
        }
    }

    private static <T> T proxy(Class<T> type, T target, Afterwards afterwards) {
        return type.cast(Proxy.newProxyInstance(
                WatchedConnection.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    return afterwards.see(method.getName(), invoke(target, method, arguments));
                }));
    }

    private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** What is done with the result of a call, and what the caller gets. */
    private interface Afterwards {
        @Nullable
        Object see(String method, @Nullable Object result) throws SQLException;
    }
}
