package io.nonrel.jdbc;

import io.nonrel.engine.Session;
import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.spi.Capability;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Notice;
import io.nonrel.spi.TransactionMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The transactions of a connection. */
abstract class TransactionalConnection extends JdbcObject implements Connection {

    private final ReentrantLock lock = new ReentrantLock();
    private final Session session;
    private final HeldResults held = new HeldResults();
    private int savepoints;

    TransactionalConnection(Session session) {
        this.session = session;
    }

    final Session session() {
        return session;
    }

    final ReentrantLock ownLock() {
        return lock;
    }

    /** Grows when a transaction ends, by a call or by a statement; results of it are closed then. Read without the lock. */
    final long transactionNumber() {
        return session.transactionsEnded();
    }

    /** The number that a result opened now ends with: none in autocommit. */
    final long openTransaction() {
        return session.inTransaction() ? transactionNumber() : NonrelResultSet.OUTLIVES;
    }

    /** The results that stay open over a commit. */
    final HeldResults held() {
        return held;
    }

    @Override
    public final void setAutoCommit(boolean on) throws SQLException {
        run(() -> {
            if (session.autoCommit() == on) {
                return;
            }
            held.keep(transactionNumber());
            session.autoCommit(on);
            warn(session.commitNotices());
        });
    }

    @Override
    public final boolean getAutoCommit() throws SQLException {
        return call(session::autoCommit);
    }

    @Override
    public final void commit() throws SQLException {
        run(() -> {
            needsTransaction("commit");
            held.keep(transactionNumber());
            session.commit();
            warn(session.commitNotices());
        });
    }

    @Override
    public final void rollback() throws SQLException {
        run(() -> {
            needsTransaction("rollback");
            session.rollback();
        });
    }

    @Override
    public final Savepoint setSavepoint() throws SQLException {
        return call(() -> savepoint(null));
    }

    @Override
    public final Savepoint setSavepoint(String name) throws SQLException {
        return call(() -> savepoint(required(name, "name")));
    }

    private Savepoint savepoint(@Nullable String name) throws SQLException {
        needsTransaction("setSavepoint");
        return new NonrelSavepoint(self(), transactionNumber(), session.savepoint(), ++savepoints, name);
    }

    @Override
    public final void rollback(Savepoint savepoint) throws SQLException {
        run(() -> session.rollbackTo(mark(savepoint)));
    }

    @Override
    public final void releaseSavepoint(Savepoint savepoint) throws SQLException {
        run(() -> session.releaseSavepoint(mark(savepoint)));
    }

    private long mark(Savepoint savepoint) throws SQLException {
        if (required(savepoint, "savepoint") instanceof NonrelSavepoint ours
                && ours.owner() == this
                && ours.transaction() == transactionNumber()) {
            return ours.mark();
        }
        throw SqlExceptions.error(
                ErrorCode.INVALID_SAVEPOINT, "The savepoint belongs to another connection or transaction");
    }

    private void needsTransaction(String method) throws SQLException {
        if (!session.inTransaction()) {
            throw SqlExceptions.error(
                    ErrorCode.NO_ACTIVE_TRANSACTION,
                    "%s needs a transaction, and the connection commits by itself: call setAutoCommit(false) or BEGIN first",
                    method);
        }
    }

    /** Levels below snapshot isolation are raised to it, as JDBC allows; it is reported as REPEATABLE_READ. */
    @Override
    public final void setTransactionIsolation(int level) throws SQLException {
        TransactionMode mode =
                switch (level) {
                    case TRANSACTION_READ_UNCOMMITTED, TRANSACTION_READ_COMMITTED, TRANSACTION_REPEATABLE_READ ->
                        TransactionMode.SNAPSHOT;
                    case TRANSACTION_SERIALIZABLE -> TransactionMode.SERIALIZABLE;
                    default ->
                        throw SqlExceptions.error(
                                ErrorCode.INVALID_ARGUMENT,
                                "The isolation level can't be %d: choose TRANSACTION_REPEATABLE_READ or"
                                        + " TRANSACTION_SERIALIZABLE",
                                level);
                };
        run(() -> {
            if (session.isolation() != mode) {
                session.isolation(mode);
            }
        });
    }

    @Override
    public final int getTransactionIsolation() throws SQLException {
        return call(() -> {
            if (!session.database().capabilities().contains(Capability.TRANSACTIONS)) {
                return TRANSACTION_NONE;
            }
            return session.isolation() == TransactionMode.SERIALIZABLE
                    ? TRANSACTION_SERIALIZABLE
                    : TRANSACTION_REPEATABLE_READ;
        });
    }

    @Override
    public final void setReadOnly(boolean on) throws SQLException {
        run(() -> {
            if (session.readOnly() != on) {
                session.readOnly(on);
            }
        });
    }

    @Override
    public final boolean isReadOnly() throws SQLException {
        return call(session::readOnly);
    }

    abstract SessionConnection self();

    @Override
    final SessionConnection connection() {
        return self();
    }

    /** Adds warnings to the connection. */
    abstract void warn(List<Notice> notices);
}
