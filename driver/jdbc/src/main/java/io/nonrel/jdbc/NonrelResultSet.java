package io.nonrel.jdbc;

import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A result, streaming or scrollable, read-only or updatable. One thread at a time uses it; {@link #close} may come from any. */
final class NonrelResultSet extends UpdatableResultSet {

    /** In place of a transaction's number: the result does not end with any. */
    static final long OUTLIVES = -1;

    private final NonrelStatement statement;
    private final RowNavigation rows;
    private final WarningChain warnings;
    private final Runnable release;
    /** The transaction that it ends with, {@link #OUTLIVES} for none. */
    private volatile long transaction;

    private int fetchSize;
    private int fetchDirection = FETCH_FORWARD;
    private volatile boolean closed;

    /**
     * A result before its first row.
     *
     * @param table what it changes, null when it is read-only
     * @param transaction number of the transaction that it ends with, or {@link #OUTLIVES}
     * @param release frees what is below; called once
     */
    NonrelResultSet(
            NonrelStatement statement,
            ResultColumns columns,
            RowNavigation rows,
            @Nullable TableRows table,
            WarningChain warnings,
            long transaction,
            Runnable release) {
        super(columns, statement.connection().zone(), statement.maxFieldSize(), rows, table);
        this.statement = statement;
        this.rows = rows;
        this.warnings = warnings;
        this.release = release;
        this.transaction = transaction;
        this.fetchSize = statement.fetchSize();
    }

    @Override
    SessionConnection connection() {
        return statement.connection();
    }

    @Override
    void checkOpen() throws SQLException {
        if (isClosed()) {
            statement.checkOpen();
            throw SqlExceptions.error(
                    ErrorCode.OBJECT_CLOSED,
                    closed
                            ? "The result was closed before the call"
                            : "The result was closed by the end of its transaction");
        }
    }

    @Override
    SQLException noRow() {
        try {
            // Another thread may have closed it since.
            checkOpen();
        } catch (SQLException e) {
            return e;
        }
        return noRowHere();
    }

    @Override
    public boolean next() throws SQLException {
        ReentrantLock lock = statement.lock();
        lock.lock();
        try {
            checkOpen();
            @Nullable Object @Nullable [] row = rows.next();
            moved(row);
            return row != null;
        } catch (Throwable e) {
            moved(null);
            throw failure(e);
        } finally {
            lock.unlock();
        }
    }

    private boolean move(NullableWork<@Nullable Object[]> movement) throws SQLException {
        return call(() -> {
            @Nullable Object @Nullable [] row = movement.run();
            moved(row);
            return row != null;
        });
    }

    @Override
    public boolean previous() throws SQLException {
        return relative(-1);
    }

    @Override
    public boolean first() throws SQLException {
        return absolute(1);
    }

    @Override
    public boolean last() throws SQLException {
        return absolute(-1);
    }

    @Override
    public boolean absolute(int number) throws SQLException {
        return move(() -> rows.absolute(number));
    }

    @Override
    public boolean relative(int distance) throws SQLException {
        return move(() -> rows.relative(distance));
    }

    @Override
    public void beforeFirst() throws SQLException {
        absolute(0);
    }

    @Override
    public void afterLast() throws SQLException {
        run(() -> {
            rows.afterLast();
            moved(null);
        });
    }

    @Override
    public boolean isBeforeFirst() throws SQLException {
        return call(rows::isBeforeFirst);
    }

    @Override
    public boolean isAfterLast() throws SQLException {
        return call(rows::isAfterLast);
    }

    @Override
    public boolean isFirst() throws SQLException {
        return call(() -> rows.number() == 1);
    }

    @Override
    public boolean isLast() throws SQLException {
        return call(rows::isLast);
    }

    @Override
    public int getRow() throws SQLException {
        return call(() -> (int) Math.min(rows.number(), Integer.MAX_VALUE));
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        checkOpen();
        return new NonrelResultSetMetaData(columns, statement.connection().getCatalog());
    }

    @Override
    public Statement getStatement() throws SQLException {
        checkOpen();
        return statement;
    }

    @Override
    public int getType() throws SQLException {
        checkOpen();
        return rows instanceof ForwardNavigation ? TYPE_FORWARD_ONLY : TYPE_SCROLL_INSENSITIVE;
    }

    @Override
    public int getConcurrency() throws SQLException {
        checkOpen();
        return isUpdatable() ? CONCUR_UPDATABLE : CONCUR_READ_ONLY;
    }

    @Override
    public int getHoldability() throws SQLException {
        checkOpen();
        return statement.getResultSetHoldability();
    }

    @Override
    public void setFetchDirection(int direction) throws SQLException {
        checkOpen();
        StatementSettings.checkDirection(direction);
        if (direction != FETCH_FORWARD && getType() == TYPE_FORWARD_ONLY) {
            throw SqlExceptions.error(
                    ErrorCode.INVALID_ARGUMENT, "The result can only move forward, so it is fetched forward");
        }
        fetchDirection = direction;
    }

    @Override
    public int getFetchDirection() throws SQLException {
        checkOpen();
        return fetchDirection;
    }

    @Override
    public void setFetchSize(int rowCount) throws SQLException {
        checkOpen();
        notNegative(rowCount, "fetch size");
        fetchSize = rowCount == 0 ? statement.fetchSize() : rowCount;
    }

    @Override
    public int getFetchSize() throws SQLException {
        checkOpen();
        return fetchSize;
    }

    @Override
    public @Nullable SQLWarning getWarnings() throws SQLException {
        return callNullable(warnings::first);
    }

    @Override
    public void clearWarnings() throws SQLException {
        run(warnings::clear);
    }

    /** Closed, or its statement, connection or transaction ended. */
    @Override
    public boolean isClosed() {
        return closed
                || statement.isClosed()
                || (transaction != OUTLIVES
                        && transaction != statement.connection().transactionNumber());
    }

    @Override
    public void close() throws SQLException {
        if (closed) {
            return;
        }
        release();
        statement.completed(this);
    }

    /** Reads what is left into memory, so that the result outlives its transaction; if that is too much, it does not. */
    void keep(long ending) throws SQLException {
        if (closed || transaction != ending) {
            return;
        }
        try {
            rows.keepAll(statement.connection().maxRowsInMemory());
            transaction = OUTLIVES;
        } catch (NonrelException e) {
            if (e.code() != ErrorCode.LIMIT_EXCEEDED) {
                throw SqlExceptions.of(e);
            }
        }
    }

    /** Closes without telling the statement. */
    void release() {
        if (!closed) {
            closed = true;
            row(null);
            release.run();
        }
    }

    @Override
    public String toString() {
        return "NonrelResultSet of " + columns.count() + (columns.count() == 1 ? " column" : " columns");
    }
}
