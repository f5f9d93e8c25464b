package io.nonrel.engine;

import io.nonrel.exec.Cancellation;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.spi.Notice;
import io.nonrel.spi.TransactionMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One connection. Calls are serialised by the session itself, so several threads may use it; a statement that runs can be
 * cancelled from another thread. Every method but {@link #close} throws {@link
 * io.nonrel.spi.ErrorCode#CONNECTION_CLOSED} after {@link #close}.
 */
public interface Session extends AutoCloseable {

    /**
     * Parses and validates a statement; nothing is run and the store is not asked.
     *
     * @param sql one statement, JDBC escapes allowed
     */
    default Prepared prepare(String sql) {
        return prepare(sql, new Cancellation(0));
    }

    /**
     * As {@link #prepare(String)}, and can be stopped.
     *
     * @param cancellation whose time, if it has a limit, began before; the execution may go on with it
     */
    Prepared prepare(String sql, Cancellation cancellation);

    /**
     * Runs the first of some statements together, as far as they differ in literals only and that does the same as running them
     * one after the other.
     *
     * @return a count for each of them; empty when the first one is to be prepared and run by itself, nothing was done then
     */
    Optional<BatchResult> executeTogether(List<String> statements, ExecuteOptions options);

    /** Whether each statement is a transaction of its own. True at first. */
    boolean autoCommit();

    /** Changes autocommit; a change to true commits what is open. */
    void autoCommit(boolean on);

    /** Whether statements belong to a transaction that goes on after them: autocommit is off, or BEGIN was said. */
    boolean inTransaction();

    /** Whether a transaction has begun that is not ended: by BEGIN, or by the first statement after the last one ended. */
    boolean hasTransactionBegun();

    /** How many transactions ended so far, by a call or by a statement. Needs no lock and never throws. */
    long transactionsEnded();

    /** Makes the transaction's writes durable. Open results of the transaction are closed. */
    void commit();

    /** Undoes the transaction's writes. Open results of the transaction are closed. */
    void rollback();

    /** Whether what a transaction wrote can be taken back: by rollback, and in part by {@link #rollbackTo}. */
    boolean hasRollback();

    /** What the last commit had to tell; empty after one that had nothing. Needs no lock and never throws. */
    List<Notice> commitNotices();

    /**
     * A mark in the open transaction, or in a new one.
     *
     * @return what {@link #rollbackTo} takes
     */
    long savepoint();

    /** Undoes what was written since the mark. */
    void rollbackTo(long savepoint);

    /** Forgets a mark. */
    void releaseSavepoint(long savepoint);

    /** The isolation of the next transaction: {@code SNAPSHOT} or {@code SERIALIZABLE}. */
    TransactionMode isolation();

    /** Changes the isolation; refused while a transaction is open. */
    void isolation(TransactionMode mode);

    /** Whether writes are refused. */
    boolean readOnly();

    /** Changes read-only; refused while a transaction is open. */
    void readOnly(boolean on);

    /** Where unqualified names are looked up. */
    String schema();

    /** Changes the schema; it must exist (exact case first, then any case). */
    void schema(String schema);

    /** The catalog as this session sees it now, for metadata. */
    Catalog catalog();

    /** What this session was opened with. */
    SessionSettings settings();

    /** The database this session is on. */
    Database database();

    /** Whether the store answers within the time. */
    boolean isAlive(Duration timeout);

    /** The store's own client, when it is an instance of the class. */
    <T> Optional<T> unwrap(Class<T> type);

    /** Cancels what runs, rolls back, closes all results and makes the session as it was opened, for its next user. */
    void reset();

    /** Cancels what runs, rolls back and closes all results. Calls after the first do nothing; never throws. */
    @Override
    void close();
}
