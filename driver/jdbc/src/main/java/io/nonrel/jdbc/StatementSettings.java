package io.nonrel.jdbc;

import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.spi.ErrorCode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What can be set on a statement before it runs. */
abstract class StatementSettings extends JdbcObject implements Statement {

    private static final long MILLIS = 1000;

    private final SessionConnection connection;
    private final ResultKind results;
    private long maxRows;
    private int maxFieldSize;
    private int fetchSize;
    private int fetchDirection = ResultSet.FETCH_FORWARD;
    private long timeoutMillis;
    private boolean poolable;
    private boolean closeOnCompletion;

    StatementSettings(SessionConnection connection, ResultKind results) {
        this.connection = connection;
        this.results = results;
        this.fetchSize = connection.session().settings().fetchSize();
        this.timeoutMillis = connection.session().settings().timeoutMillis();
    }

    static void checkDirection(int direction) throws SQLException {
        if (direction != ResultSet.FETCH_FORWARD
                && direction != ResultSet.FETCH_REVERSE
                && direction != ResultSet.FETCH_UNKNOWN) {
            throw SqlExceptions.error(ErrorCode.INVALID_ARGUMENT, "There is no fetch direction %d", direction);
        }
    }

    @Override
    final SessionConnection connection() {
        return connection;
    }

    final boolean scrolls() {
        return results.type() != ResultSet.TYPE_FORWARD_ONLY;
    }

    final boolean holds() {
        return results.holdability() == ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    final boolean updates() {
        return results.concurrency() == ResultSet.CONCUR_UPDATABLE;
    }

    final int fetchSize() {
        return fetchSize;
    }

    final long maxRows() {
        return maxRows;
    }

    /** How long the statement may take, 0 for no limit: the query timeout, within the connection's network timeout. */
    final long timeoutMillis() {
        long network = connection.networkTimeoutMillis();
        return network == 0 ? timeoutMillis : timeoutMillis == 0 ? network : Math.min(network, timeoutMillis);
    }

    @Override
    public final Connection getConnection() throws SQLException {
        checkOpen();
        return connection;
    }

    @Override
    public final int getResultSetType() throws SQLException {
        checkOpen();
        return results.type();
    }

    @Override
    public final int getResultSetConcurrency() throws SQLException {
        checkOpen();
        return results.concurrency();
    }

    @Override
    public final int getResultSetHoldability() throws SQLException {
        checkOpen();
        return results.holdability();
    }

    final int maxFieldSize() {
        return maxFieldSize;
    }

    @Override
    public final int getMaxFieldSize() throws SQLException {
        checkOpen();
        return maxFieldSize;
    }

    /** In bytes; longer texts and bytes are cut off without notice, as JDBC says. CLOB and BLOB are never cut. */
    @Override
    public final void setMaxFieldSize(int max) throws SQLException {
        checkOpen();
        notNegative(max, "maximum field size");
        maxFieldSize = max;
    }

    @Override
    public final int getMaxRows() throws SQLException {
        checkOpen();
        return (int) Math.min(maxRows, Integer.MAX_VALUE);
    }

    @Override
    public final void setMaxRows(int max) throws SQLException {
        setLargeMaxRows(max);
    }

    @Override
    public final long getLargeMaxRows() throws SQLException {
        checkOpen();
        return maxRows;
    }

    @Override
    public final void setLargeMaxRows(long max) throws SQLException {
        checkOpen();
        notNegative(max, "maximum number of rows");
        maxRows = max;
    }

    /** Escapes are part of the driver's grammar: a statement without braces reads the same either way. */
    @Override
    public final void setEscapeProcessing(boolean enable) throws SQLException {
        checkOpen();
    }

    @Override
    public final int getQueryTimeout() throws SQLException {
        checkOpen();
        return (int) Math.min((timeoutMillis + MILLIS - 1) / MILLIS, Integer.MAX_VALUE);
    }

    @Override
    public final void setQueryTimeout(int seconds) throws SQLException {
        checkOpen();
        notNegative(seconds, "query timeout");
        timeoutMillis = seconds * MILLIS;
    }

    @Override
    public final void setCursorName(String name) throws SQLException {
        checkOpen();
        throw SqlExceptions.unsupported("A named cursor");
    }

    @Override
    public final void setFetchDirection(int direction) throws SQLException {
        checkOpen();
        checkDirection(direction);
        fetchDirection = direction;
    }

    @Override
    public final int getFetchDirection() throws SQLException {
        checkOpen();
        return fetchDirection;
    }

    @Override
    public final void setFetchSize(int rows) throws SQLException {
        checkOpen();
        notNegative(rows, "fetch size");
        fetchSize = rows == 0 ? connection.session().settings().fetchSize() : rows;
    }

    @Override
    public final int getFetchSize() throws SQLException {
        checkOpen();
        return fetchSize;
    }

    final void poolableAtFirst() {
        poolable = true;
    }

    @Override
    public final void setPoolable(boolean wanted) throws SQLException {
        checkOpen();
        poolable = wanted;
    }

    @Override
    public final boolean isPoolable() throws SQLException {
        checkOpen();
        return poolable;
    }

    @Override
    public final void closeOnCompletion() throws SQLException {
        checkOpen();
        closeOnCompletion = true;
    }

    @Override
    public final boolean isCloseOnCompletion() throws SQLException {
        checkOpen();
        return closeOnCompletion;
    }

    final boolean closesOnCompletion() {
        return closeOnCompletion;
    }

    @Override
    public final String enquoteLiteral(String text) throws SQLException {
        return Quoting.literal(required(text, "text"));
    }

    @Override
    public final String enquoteNCharLiteral(String text) throws SQLException {
        return enquoteLiteral(text);
    }

    @Override
    public final String enquoteIdentifier(String identifier, boolean alwaysQuote) throws SQLException {
        return Quoting.identifier(required(identifier, "identifier"), alwaysQuote);
    }

    @Override
    public final boolean isSimpleIdentifier(String identifier) throws SQLException {
        return Quoting.isSimple(required(identifier, "identifier"));
    }

    /** Never throws, unlike what JDBC allows. */
    @Override
    public abstract boolean isClosed();
}
