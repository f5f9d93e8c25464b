package io.nonrel.jdbc;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Savepoint;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Arguments with which a method of JDBC should work: the table T has the INTEGER ID, 1, and the VARCHAR NAME, '1'. */
final class Arguments {

    private final Connection connection;

    Arguments(Connection connection) {
        this.connection = connection;
    }

    @Nullable
    Object[] of(Method method) throws SQLException {
        Class<?>[] types = method.getParameterTypes();
        @Nullable Object[] arguments = new @Nullable Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = of(types[i], method, i);
        }
        return arguments;
    }

    private @Nullable Object of(Class<?> type, Method method, int position) throws SQLException {
        Object known = byName(type, method, position);
        Object value = known != null ? known : simple(type);
        if (value != null) {
            return value;
        }
        if (type.isAssignableFrom(NClob.class)) {
            NClob clob = connection.createNClob();
            clob.setString(1, "1");
            return clob;
        }
        if (type == Blob.class) {
            return connection.createBlob();
        }
        return type == Savepoint.class ? connection.setSavepoint() : null;
    }

    /** Where any value of the type would not do. */
    private static @Nullable Object byName(Class<?> type, Method method, int position) {
        String name = method.getName();
        if (type == String.class) {
            return switch (name) {
                case "setSchema" -> "PUBLIC";
                case "setCatalog", "getClientInfo" -> "";
                case "setClientInfo" -> "ApplicationName";
                case "findColumn" -> "id";
                default -> text(method, position);
            };
        }
        if (type == Object.class) {
            return name.equals("position") ? null : 1;
        }
        if (type != int.class) {
            return null;
        }
        return switch (name) {
            case "createStatement", "prepareStatement", "prepareCall" ->
                method.getParameterTypes()[0] == String.class && method.getParameterCount() == 2
                        ? 1
                        : kind(position - (method.getParameterTypes()[0] == String.class ? 1 : 0));
            case "setFetchDirection" -> java.sql.ResultSet.FETCH_FORWARD;
            case "setBytes", "setString" -> position == 2 ? 0 : 1;
            default -> null;
        };
    }

    private static int kind(int position) {
        return position == 0
                ? java.sql.ResultSet.TYPE_SCROLL_INSENSITIVE
                : position == 1 ? java.sql.ResultSet.CONCUR_UPDATABLE : java.sql.ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    private static String text(Method method, int position) {
        String owner = method.getDeclaringClass().getSimpleName();
        String name = method.getName();
        boolean column = owner.equals("ResultSet") && position == 0;
        boolean sql = name.startsWith("execute") || name.startsWith("prepare") || name.equals("addBatch");
        if (sql || name.equals("nativeSQL")) {
            boolean count = name.contains("Update") || name.equals("addBatch");
            return count ? "UPDATE t SET name = '1'" : "SELECT id FROM t";
        }
        return column ? "name" : owner.equals("DatabaseMetaData") ? "%" : "1";
    }

    private static @Nullable Object simple(Class<?> type) {
        Map<Class<?>, Object> values = new HashMap<>();
        values.put(int.class, 1);
        values.put(long.class, 1L);
        values.put(boolean.class, true);
        values.put(byte.class, (byte) 1);
        values.put(short.class, (short) 1);
        values.put(float.class, 1f);
        values.put(double.class, 1d);
        values.put(BigDecimal.class, BigDecimal.ONE);
        values.put(byte[].class, new byte[] {1});
        values.put(int[].class, new int[] {1});
        values.put(String[].class, new String[] {"ID"});
        values.put(Date.class, new Date(0));
        values.put(Time.class, new Time(0));
        values.put(Timestamp.class, new Timestamp(0));
        values.put(Calendar.class, Calendar.getInstance(Locale.ROOT));
        values.put(Reader.class, new StringReader("1"));
        values.put(InputStream.class, new ByteArrayInputStream("1".getBytes(StandardCharsets.US_ASCII)));
        values.put(SQLType.class, JDBCType.VARCHAR);
        values.put(Map.class, new HashMap<>());
        values.put(Properties.class, new Properties());
        values.put(Executor.class, (Executor) Runnable::run);
        values.put(Class.class, java.sql.Wrapper.class);
        return values.get(type);
    }
}
