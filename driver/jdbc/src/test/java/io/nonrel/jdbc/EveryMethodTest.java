package io.nonrel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Calls every method of JDBC once, and says which do not work: those that JDBC leaves to the driver and no store has. */
class EveryMethodTest {

    /** What is not supported, with HYC00. Everything else works. */
    private static final Set<String> UNSUPPORTED = Set.of(
            "CommonDataSource.createShardingKeyBuilder",
            "CommonDataSource.getParentLogger",
            "Connection.createArrayOf",
            "Connection.createSQLXML",
            "Connection.createStruct",
            "Connection.prepareCall",
            "Connection.setShardingKey",
            "Connection.setShardingKeyIfValid",
            "ConnectionPoolDataSource.createPooledConnectionBuilder",
            "DataSource.createConnectionBuilder",
            "Driver.getParentLogger",
            "PreparedStatement.setRef",
            "PreparedStatement.setRowId",
            "PreparedStatement.setSQLXML",
            "PreparedStatement.setUnicodeStream",
            "ResultSet.getArray",
            "ResultSet.getCursorName",
            "ResultSet.getRef",
            "ResultSet.getRowId",
            "ResultSet.getSQLXML",
            "ResultSet.getUnicodeStream",
            "ResultSet.updateRef",
            "ResultSet.updateRowId",
            "ResultSet.updateSQLXML",
            "Statement.setCursorName");

    /** What is wrong on the object it is called on here, by what JDBC says. */
    private static final Set<String> WRONG_HERE = Set.of(
            // On a prepared statement, or on one that gives rows.
            "24000",
            "02000",
            "HY009",
            // A value that is no date, no bytes, no number.
            "22018",
            "22007",
            "07006");

    private final String url = "jdbc:nonrel:embedded:mem:" + UUID.randomUUID();
    private Connection connection;

    private interface Maker {
        Object make() throws SQLException;
    }

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection(url);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS t");
            statement.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(200))");
            statement.execute("INSERT INTO t VALUES (1, '1')");
        }
        connection.commit();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private Map<Class<?>, Maker> objects() {
        Map<Class<?>, Maker> makers = new LinkedHashMap<>();
        makers.put(Driver.class, NonrelDriver::new);
        makers.put(DataSource.class, this::dataSource);
        makers.put(ConnectionPoolDataSource.class, this::poolDataSource);
        makers.put(PooledConnection.class, () -> poolDataSource().getPooledConnection());
        makers.put(Connection.class, () -> connection);
        makers.put(Statement.class, () -> connection.createStatement());
        makers.put(PreparedStatement.class, this::prepared);
        makers.put(ResultSet.class, this::row);
        makers.put(ResultSetMetaData.class, () -> row().getMetaData());
        makers.put(ParameterMetaData.class, () -> prepared().getParameterMetaData());
        makers.put(DatabaseMetaData.class, () -> connection.getMetaData());
        makers.put(Savepoint.class, () -> connection.setSavepoint("s"));
        makers.put(Blob.class, () -> connection.createBlob());
        makers.put(Clob.class, () -> connection.createClob());
        makers.put(NClob.class, () -> connection.createNClob());
        return makers;
    }

    private NonrelDataSource dataSource() {
        NonrelDataSource source = new NonrelDataSource();
        source.setUrl(url);
        return source;
    }

    private NonrelConnectionPoolDataSource poolDataSource() {
        NonrelConnectionPoolDataSource source = new NonrelConnectionPoolDataSource();
        source.setUrl(url);
        return source;
    }

    private PreparedStatement prepared() throws SQLException {
        PreparedStatement statement = connection.prepareStatement("UPDATE t SET name = ? WHERE id = 1");
        statement.setString(1, "1");
        return statement;
    }

    private ResultSet row() throws SQLException {
        Statement statement = connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
        ResultSet rows = statement.executeQuery("SELECT name, id FROM t");
        rows.next();
        return rows;
    }

    private static List<Method> methods(Class<?> type) {
        return Stream.of(type.getMethods())
                .filter(m -> !Modifier.isStatic(m.getModifiers()))
                .sorted(Comparator.comparing(Method::toString))
                .toList();
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    private @Nullable SQLException call(Object target, Method method)
            throws ReflectiveOperationException, SQLException {
        @Nullable Object[] arguments = new Arguments(connection).of(method);
        try {
            method.invoke(target, arguments);
            return null;
        } catch (InvocationTargetException e) {
            assertThat(e.getCause()).as(method.toString()).isInstanceOf(SQLException.class);
            SQLException failure = (SQLException) Objects.requireNonNull(e.getCause());
            assertThat(failure.getSQLState()).as(method.toString()).matches("[0-9A-Z]{5}");
            assertThat(failure.getMessage()).as(method.toString()).isNotBlank();
            return failure;
        }
    }

    @TestFactory
    Stream<DynamicTest> worksOrRefusesAsSaid() {
        return objects().entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey().getSimpleName(), () -> {
                    for (Method method : methods(e.getKey())) {
                        close();
                        open();
                        SQLException failure = call(e.getValue().make(), method);
                        boolean refused = failure instanceof SQLFeatureNotSupportedException;
                        assertThat(refused).as("%s: %s", method, failure).isEqualTo(UNSUPPORTED.contains(name(method)));
                        if (failure instanceof SQLFeatureNotSupportedException) {
                            assertThat(failure.getSQLState()).isEqualTo("HYC00");
                        } else if (failure != null) {
                            assertThat(failure.getSQLState())
                                    .as("%s: %s", method, failure)
                                    .isIn(WRONG_HERE);
                        }
                    }
                }));
    }

    @Test
    void whatIsNotSupportedIsAMethodOfJdbc() {
        Set<String> all = new TreeSet<>();
        objects().keySet().forEach(type -> methods(type).forEach(m -> all.add(name(m))));
        assertThat(all).containsAll(UNSUPPORTED);
    }

    /** Of a closed object only a few may be called, as JDBC says; all others fail as closed. */
    @TestFactory
    Stream<DynamicTest> refusesWhenClosed() {
        Set<String> allowed = Set.of(
                "close",
                "isClosed",
                "abort",
                "isValid",
                "unwrap",
                "isWrapperFor",
                "free",
                "enquoteLiteral",
                "enquoteNCharLiteral",
                "enquoteIdentifier",
                "isSimpleIdentifier");
        return objects().entrySet().stream()
                .filter(e -> List.of(Connection.class, Statement.class, PreparedStatement.class, ResultSet.class)
                        .contains(e.getKey()))
                .map(e -> DynamicTest.dynamicTest(e.getKey().getSimpleName(), () -> {
                    for (Method method : methods(e.getKey())) {
                        close();
                        open();
                        Object target = e.getValue().make();
                        ((AutoCloseable) target).close();
                        SQLException failure;
                        try (Connection other = DriverManager.getConnection(url)) {
                            other.setAutoCommit(false);
                            Connection closed = connection;
                            connection = other;
                            failure = call(target, method);
                            connection = closed;
                        }
                        if (!allowed.contains(method.getName()) && !UNSUPPORTED.contains(name(method))) {
                            assertThat((Object) failure)
                                    .as("%s on a closed object", method)
                                    .isNotNull();
                            assertThat(Objects.requireNonNull(failure).getSQLState())
                                    .as("%s: %s", method, failure)
                                    .isIn("08003", "HY010");
                        }
                    }
                }));
    }
}
