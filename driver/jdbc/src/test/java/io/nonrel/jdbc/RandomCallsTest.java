package io.nonrel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonrel.engine.Prepared;
import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Calls everything in random order with random arguments: nothing but SQLExceptions with an SQLState may come out. */
class RandomCallsTest {

    private static final List<Class<?>> INTERFACES = List.of(
            Connection.class,
            PreparedStatement.class,
            Statement.class,
            ResultSet.class,
            ResultSetMetaData.class,
            ParameterMetaData.class,
            DatabaseMetaData.class,
            Savepoint.class,
            java.sql.Blob.class,
            java.sql.Clob.class);

    private static final List<String> TEXTS = List.of(
            "q",
            "w",
            "q",
            "C0",
            "c1",
            "C12",
            "",
            "%",
            "2026-01-02",
            "12",
            "nonsense",
            "A_1",
            "SELECT * FROM t",
            "DELETE FROM t",
            "UPDATE t SET c1 = ? WHERE c0 = ?",
            "COMMIT",
            "ROLLBACK");

    private static final int CALLS = 20_000;
    private static final int CALLS_ON_A_STORE = 10_000;

    private final Random random;
    private final long seed;
    private final Fixture fixture = new Fixture();
    private final List<Object> objects = new ArrayList<>();

    RandomCallsTest() {
        seed = System.nanoTime();
        random = new Random(seed);
    }

    @Test
    void letNothingButSqlExceptionsOut() throws ReflectiveOperationException, SQLException {
        FakeSession.Answer query = fixture.session.answer("q");
        List<ColumnDescriptor> columns = new ArrayList<>();
        @Nullable
        Object[] values = {
            5L,
            1L << 40,
            "text",
            "12",
            new BigDecimal("1e30"),
            Double.NaN,
            true,
            new byte[] {1},
            LocalDate.of(1, 1, 1),
            null,
            LocalDateTime.of(9999, 12, 31, 23, 59),
            Instant.parse("9999-12-31T23:59:59Z"),
            new UUID(1, 2),
            7L,
            "2026-01-02"
        };
        TypeName[] types = {
            TypeName.INTEGER,
            TypeName.INTEGER,
            TypeName.CLOB,
            TypeName.VARCHAR,
            TypeName.DECIMAL,
            TypeName.REAL,
            TypeName.BOOLEAN,
            TypeName.BLOB,
            TypeName.DATE,
            TypeName.TIME,
            TypeName.TIMESTAMP,
            TypeName.TIMESTAMP_WITH_TIME_ZONE,
            TypeName.UUID,
            TypeName.INTERVAL_YEAR_MONTH,
            TypeName.CHAR
        };
        for (int i = 0; i < types.length; i++) {
            columns.add(ColumnDescriptor.computed("C" + i, ColumnType.of(types[i]), true));
        }
        query.columns = columns;
        query.rows = List.<@Nullable Object[]>of(values, values, values);
        query.parameters = Fixture.parameters(TypeName.INTEGER, TypeName.TIMESTAMP_WITH_TIME_ZONE);
        fixture.session.answer("w").kind = Prepared.Kind.WRITE;
        objects.add(fixture.connection);
        for (int i = 0; i < CALLS; i++) {
            if (objects.size() > 40) {
                objects.subList(1, 20).clear();
            }
            if (fixture.connection.isClosed()) {
                break;
            }
            if (i % 10 == 0) {
                objects.add(rows());
            }
            call(objects.get(random.nextInt(objects.size())));
        }
        fixture.session.close();
        for (int i = 0; i < 2_000; i++) {
            call(objects.get(random.nextInt(objects.size())));
        }
    }

    @Test
    void letNothingElseOutOfAStoreEither() throws ReflectiveOperationException, SQLException {
        String url = "jdbc:nonrel:embedded:mem:" + UUID.randomUUID() + "?password=hush&nonrel.queryTimeout=20";
        try (Connection store = DriverManager.getConnection(url)) {
            try (Statement create = store.createStatement()) {
                create.execute("CREATE TABLE t (c0 INTEGER PRIMARY KEY, c1 VARCHAR(20), c2 DATE, c3 TIMESTAMP,"
                        + " c4 DECIMAL(10, 2), c5 BLOB, c6 UUID, c7 BOOLEAN)");
                create.execute("INSERT INTO t (c0, c1, c2) VALUES (1, '12', DATE '2026-01-02'), (2, 'a', NULL)");
            }
            objects.add(store);
            for (int i = 0; i < CALLS_ON_A_STORE && !store.isClosed(); i++) {
                if (objects.size() > 40) {
                    objects.subList(1, 20).clear();
                }
                if (i % 10 == 0) {
                    addUpdatable(store);
                }
                call(objects.get(random.nextInt(objects.size())));
            }
        }
        for (int i = 0; i < 1_000; i++) {
            call(objects.get(random.nextInt(objects.size())));
        }
    }

    private void addUpdatable(Connection store) {
        int type = random.nextBoolean() ? ResultSet.TYPE_FORWARD_ONLY : ResultSet.TYPE_SCROLL_INSENSITIVE;
        try {
            ResultSet rows =
                    store.createStatement(type, ResultSet.CONCUR_UPDATABLE).executeQuery("SELECT * FROM PUBLIC.t");
            if (!rows.next()) {
                rows.moveToInsertRow();
            }
            objects.add(rows);
        } catch (SQLException e) {
            // The calls before may have left the connection as it can't be read: closed, or in a failed state.
            assertThat(e.getSQLState()).isNotEqualTo("HY000");
        }
    }

    /** A result that stands on a row. */
    private ResultSet rows() throws SQLException {
        int type = random.nextBoolean() ? ResultSet.TYPE_FORWARD_ONLY : ResultSet.TYPE_SCROLL_INSENSITIVE;
        PreparedStatement statement = fixture.connection.prepareStatement("q", type, ResultSet.CONCUR_READ_ONLY);
        statement.setInt(1, 1);
        statement.setNull(2, 0);
        ResultSet rows = statement.executeQuery();
        rows.next();
        return rows;
    }

    private void call(Object target) throws ReflectiveOperationException {
        List<Method> methods = new ArrayList<>();
        for (Class<?> type : INTERFACES) {
            if (type.isInstance(target)) {
                methods.addAll(List.of(type.getMethods()));
            }
        }
        Method method = methods.get(random.nextInt(methods.size()));
        boolean ends = target instanceof Connection && List.of("close", "abort").contains(method.getName());
        if (ends && random.nextInt(200) > 0) {
            return;
        }
        @Nullable Object[] arguments = new @Nullable Object[method.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = argument(method.getParameterTypes()[i]);
        }
        try {
            Object result = method.invoke(target, arguments);
            assertThat(String.valueOf(result)).as(method.toString()).doesNotContain("hush");
            if (result != null && INTERFACES.stream().anyMatch(t -> t.isInstance(result))) {
                objects.add(result);
            }
        } catch (InvocationTargetException e) {
            assertThat(e.getCause())
                    .as("seed %d: %s with %s", seed, method, java.util.Arrays.toString(arguments))
                    .isInstanceOfSatisfying(SQLException.class, s -> {
                        assertThat(s.getSQLState()).isNotNull().hasSize(5).isNotEqualTo("HY000");
                        assertThat(s.getMessage()).isNotBlank().doesNotContain("hush");
                    });
        }
    }

    private @Nullable Object argument(Class<?> type) {
        if (type == int.class) {
            return random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(18) - 1;
        }
        if (type == long.class) {
            return (long) random.nextInt(9) - 1;
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type == byte.class) {
            return (byte) 3;
        }
        if (type == short.class) {
            return (short) 3;
        }
        if (type == float.class) {
            return 0.5f;
        }
        if (type == double.class) {
            return 0.5;
        }
        return random.nextInt(5) == 0 ? null : object(type);
    }

    private @Nullable Object object(Class<?> type) {
        List<Object> candidates = new ArrayList<>(List.of(
                TEXTS.get(random.nextInt(TEXTS.size())),
                new byte[] {1, 2},
                BigDecimal.TEN,
                java.sql.Date.valueOf("2026-01-02"),
                java.sql.Time.valueOf("01:02:03"),
                java.sql.Timestamp.valueOf("2026-01-02 03:04:05"),
                Calendar.getInstance(Locale.ROOT),
                new StringReader("text"),
                InputStream.nullInputStream(),
                Map.of("x", String.class),
                new Properties(),
                new int[] {1},
                new String[] {"TABLE"},
                new Object[] {1},
                (Executor) Runnable::run,
                List.of(JDBCType.INTEGER, JDBCType.ARRAY, JDBCType.DATE, JDBCType.CLOB)
                        .get(random.nextInt(4)),
                List.of(Integer.class, LocalDate.class, UUID.class, Thread.class, String.class)
                        .get(random.nextInt(5)),
                Thread.currentThread()));
        candidates.addAll(objects);
        List<Object> fitting = candidates.stream().filter(type::isInstance).toList();
        return fitting.isEmpty() ? null : fitting.get(random.nextInt(fitting.size()));
    }
}
