package io.nonrel.tck;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A connection whose statements are prepared, with parameters for their {@link Literals}. */
final class PreparedConnection {

    private PreparedConnection() {}

    static Connection of(Connection connection) {
        return (Connection) proxy(Connection.class, (proxy, method, arguments) -> {
            Object result = invoke(connection, method, arguments);
            return method.getName().equals("createStatement")
                    ? proxy(Statement.class, new Preparing(connection, (Statement) result))
                    : result;
        });
    }

    private static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(PreparedConnection.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private static Object invoke(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** A statement that becomes another one with each text. */
    private static final class Preparing implements InvocationHandler {

        private final Connection connection;
        private Statement statement;

        Preparing(Connection connection, Statement statement) {
            this.connection = connection;
            this.statement = statement;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (arguments != null && arguments.length == 1 && arguments[0] instanceof String sql) {
                Literals literals = Literals.of(sql);
                if (!literals.values().isEmpty()) {
                    PreparedStatement prepared = prepare(literals);
                    return switch (method.getName()) {
                        case "executeQuery" -> prepared.executeQuery();
                        case "executeUpdate" -> prepared.executeUpdate();
                        case "execute" -> prepared.execute();
                        default -> PreparedConnection.invoke(statement, method, arguments);
                    };
                }
            }
            return PreparedConnection.invoke(statement, method, arguments);
        }

        private PreparedStatement prepare(Literals literals) throws SQLException {
            statement.close();
            PreparedStatement prepared = connection.prepareStatement(literals.sql());
            statement = prepared;
            for (int i = 0; i < literals.values().size(); i++) {
                prepared.setObject(i + 1, literals.values().get(i));
            }
            return prepared;
        }
    }
}
