package io.nonrel.jdbc;

import io.nonrel.engine.Session;
import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.jdbc.value.JdbcConvert;
import io.nonrel.spi.Capability;
import io.nonrel.spi.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What depends on the store, the connection and the driver's version. */
abstract class StoreMetaData extends ResultsMetaData {

    private static final Pattern VERSION = Pattern.compile("(\\d+)(?:\\.(\\d+))?");

    private final SessionConnection connection;

    StoreMetaData(SessionConnection connection) {
        this.connection = connection;
    }

    final SessionConnection connection() {
        return connection;
    }

    private Session session() throws SQLException {
        connection.checkOpen();
        return connection.session();
    }

    private boolean can(Capability capability) throws SQLException {
        return connection.call(() -> session().database().capabilities().contains(capability));
    }

    private String product() throws SQLException {
        return connection.call(() -> session().database().product());
    }

    @Override
    public final Connection getConnection() throws SQLException {
        connection.checkOpen();
        return connection;
    }

    @Override
    public final String getURL() throws SQLException {
        connection.checkOpen();
        return connection.url().shown();
    }

    @Override
    public final String getUserName() throws SQLException {
        return session().settings().user();
    }

    @Override
    public final boolean isReadOnly() throws SQLException {
        return connection.isReadOnly();
    }

    /** One name whatever the store, so that tools find one dialect; the store's is in the version. */
    @Override
    public final String getDatabaseProductName() throws SQLException {
        connection.checkOpen();
        return "Nonrel";
    }

    /** The store's product and its version. */
    @Override
    public final String getDatabaseProductVersion() throws SQLException {
        return DriverVersion.TEXT + " on " + product();
    }

    @Override
    public final int getDatabaseMajorVersion() throws SQLException {
        return version(1);
    }

    @Override
    public final int getDatabaseMinorVersion() throws SQLException {
        return version(2);
    }

    private int version(int group) throws SQLException {
        Matcher matcher = VERSION.matcher(product());
        String number = matcher.find() ? matcher.group(group) : null;
        try {
            return number == null ? 0 : Integer.parseInt(number);
        } catch (NumberFormatException e) {
            // A build number too long for an int is no version.
            return 0;
        }
    }

    @Override
    public final String getDriverName() {
        return "nonrel";
    }

    @Override
    public final String getDriverVersion() {
        return DriverVersion.TEXT;
    }

    @Override
    public final int getDriverMajorVersion() {
        return DriverVersion.MAJOR;
    }

    @Override
    public final int getDriverMinorVersion() {
        return DriverVersion.MINOR;
    }

    @Override
    public final boolean usesLocalFiles() throws SQLException {
        connection.checkOpen();
        return connection.url().locator().startsWith("embedded:file:");
    }

    @Override
    public final boolean supportsTransactions() throws SQLException {
        return can(Capability.TRANSACTIONS);
    }

    @Override
    public final boolean supportsSavepoints() throws SQLException {
        connection.checkOpen();
        return connection.session().hasRollback();
    }

    @Override
    public final int getDefaultTransactionIsolation() throws SQLException {
        return supportsTransactions() ? Connection.TRANSACTION_REPEATABLE_READ : Connection.TRANSACTION_NONE;
    }

    /** The levels that there are; lower ones can be set too and are raised to REPEATABLE_READ. */
    @Override
    public final boolean supportsTransactionIsolationLevel(int level) throws SQLException {
        return switch (level) {
            case Connection.TRANSACTION_NONE -> !supportsTransactions();
            case Connection.TRANSACTION_REPEATABLE_READ -> supportsTransactions();
            case Connection.TRANSACTION_SERIALIZABLE -> supportsTransactions() && can(Capability.SERIALIZABLE);
            default -> false;
        };
    }

    @Override
    public final boolean supportsDataManipulationTransactionsOnly() throws SQLException {
        connection.checkOpen();
        return false;
    }

    @Override
    public final boolean supportsDataDefinitionAndDataManipulationTransactions() throws SQLException {
        connection.checkOpen();
        return false;
    }

    @Override
    public final boolean dataDefinitionCausesTransactionCommit() throws SQLException {
        return supportsSavepoints();
    }

    @Override
    public final boolean dataDefinitionIgnoredInTransactions() throws SQLException {
        connection.checkOpen();
        return false;
    }

    @Override
    public final boolean supportsConvert(int from, int to) {
        return JdbcConvert.supported(from, to);
    }

    @Override
    public final <T> T unwrap(Class<T> type) throws SQLException {
        if (isWrapperFor(type)) {
            return type.cast(this);
        }
        throw SqlExceptions.error(ErrorCode.INVALID_ARGUMENT, "DatabaseMetaData wraps no %s", type.getName());
    }

    @Override
    public final boolean isWrapperFor(Class<?> type) throws SQLException {
        return JdbcObject.required(type, "type").isInstance(this);
    }
}
