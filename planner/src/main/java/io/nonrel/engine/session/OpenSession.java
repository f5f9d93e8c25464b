package io.nonrel.engine.session;

import io.nonrel.engine.BatchResult;
import io.nonrel.engine.Database;
import io.nonrel.engine.ExecuteOptions;
import io.nonrel.engine.Prepared;
import io.nonrel.engine.Session;
import io.nonrel.engine.SessionSettings;
import io.nonrel.engine.catalog.CatalogNames;
import io.nonrel.engine.index.DeclaredIndexes;
import io.nonrel.engine.overlay.StoreTransactions;
import io.nonrel.engine.sequence.SessionSequences;
import io.nonrel.engine.statement.Compiled;
import io.nonrel.exec.Cancellation;
import io.nonrel.exec.Environment;
import io.nonrel.planner.Bindings;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.parser.SqlShape;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.LockWait;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Notice;
import io.nonrel.spi.TransactionMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One connection's session. Its lock is held by every call that is not a pure read of a field. */
final class OpenSession implements Session {

    private final OpenDatabase database;
    private final DatabaseSlot slot;
    private final TransactionScope transactions;
    private final SessionSequences sequences;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<RowResult> results = ConcurrentHashMap.newKeySet();
    private final SessionSettings initial;
    private final String initialSchema;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Cancellation running;
    private volatile SessionSettings settings;
    private volatile String schema;

    OpenSession(OpenDatabase database, DatabaseSlot slot, SessionSettings settings) {
        this.database = database;
        this.slot = slot;
        this.settings = settings;
        this.initial = settings;
        this.transactions = new TransactionScope(database.store(), database.catalog(), offered(settings));
        this.sequences = new SessionSequences(
                database.sequences(), () -> database.catalog().snapshot());
        database.catalog().refresh();
        this.schema = new CatalogNames(database.catalog().snapshot(), settings.schema()).schema(settings.schema());
        this.initialSchema = schema;
    }

    /**
     * Creates the indexes that come with the application, as far as their tables are there.
     *
     * @param file one that the connection names, empty for none
     */
    void declareIndexes(String file) {
        DeclaredIndexes declared = database.declaredIndexes();
        declared.readClassPath();
        if (!file.isEmpty()) {
            declared.readFile(file);
        }
        declareIndexes();
    }

    /** Creates those whose tables are there now. */
    void declareIndexes() {
        for (DeclaredIndexes.Declaration declaration :
                database.declaredIndexes().waiting()) {
            if (new CommandRun(this, ExecuteOptions.defaults(), environment()).declare(declaration)) {
                database.declaredIndexes().done(declaration);
            }
        }
    }

    /** Runs something under the lock of an open session. */
    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            checkOpen();
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private void lockedRun(Runnable work) {
        locked(() -> {
            work.run();
            return true;
        });
    }

    /** Runs a statement that can be cancelled. */
    <T> T running(Cancellation cancellation, Supplier<T> work) {
        cancellation.limit(settings.timeoutMillis());
        LockWait.lock(lock, cancellation::checkNow);
        try {
            running = cancellation;
            // Whoever closes the session meanwhile has seen the cancellation, or is seen here.
            checkOpen();
            return cancellation.during(work);
        } finally {
            running = null;
            lock.unlock();
        }
    }

    private void checkOpen() {
        if (closed.get()) {
            throw ErrorCode.CONNECTION_CLOSED.error("The connection is closed");
        }
    }

    OpenDatabase open() {
        return database;
    }

    TransactionScope transactions() {
        return transactions;
    }

    ReentrantLock lock() {
        return lock;
    }

    /** What expressions may know during one statement. */
    Environment environment() {
        return new Environment(Instant.now(), settings.zone(), settings.user(), schema, database.name(), sequences);
    }

    /** Remembers a result that must end with the session. */
    void opened(RowResult result) {
        results.add(result);
    }

    /** Forgets a result. */
    void closed(RowResult result) {
        results.remove(result);
    }

    /** A statement compiled with the catalog as it is now. */
    Compiled compile(String sql, Bindings bindings) {
        try {
            return database.compiler().compile(sql, catalog(), schema, bindings, settings.pushDown(), planning());
        } catch (NonrelException e) {
            boolean maybeNew = e.code() == ErrorCode.UNDEFINED_TABLE
                    || e.code() == ErrorCode.UNDEFINED_COLUMN
                    || e.code() == ErrorCode.UNDEFINED_SCHEMA;
            // Another process may have made it since this one read the catalog.
            if (maybeNew && database.catalog().refresh()) {
                return database.compiler().compile(sql, catalog(), schema, bindings, settings.pushDown(), planning());
            }
            throw e;
        }
    }

    /** The plan of a shape, null when there is none; what can't be planned at all fails as itself. */
    @Nullable
    Compiled compileShape(SqlShape shape, String sql) {
        try {
            return database.compiler().compileShape(shape, sql, catalog(), schema, settings.pushDown(), planning());
        } catch (NonrelException e) {
            planning().checkNow();
            return null;
        }
    }

    /** What stops the planning for the statement that is being prepared or run. */
    private Cancellation planning() {
        Cancellation working = running;
        return working == null ? new Cancellation(0) : working;
    }

    @Override
    public Prepared prepare(String sql, Cancellation cancellation) {
        return running(cancellation, () -> new SessionStatement(this, sql));
    }

    @Override
    public Optional<BatchResult> executeTogether(List<String> statements, ExecuteOptions options) {
        return running(options.cancellation(), () -> new TextBatch(this, options).run(statements));
    }

    @Override
    public boolean autoCommit() {
        return locked(transactions::isAutoCommit);
    }

    @Override
    public void autoCommit(boolean on) {
        lockedRun(() -> transactions.autoCommit(on));
    }

    @Override
    public boolean inTransaction() {
        return locked(transactions::isOpenEnded);
    }

    @Override
    public boolean hasTransactionBegun() {
        return locked(transactions::isActive);
    }

    @Override
    public long transactionsEnded() {
        return transactions.ended();
    }

    @Override
    public void commit() {
        lockedRun(transactions::commit);
    }

    @Override
    public void rollback() {
        lockedRun(transactions::rollback);
    }

    @Override
    public boolean hasRollback() {
        return locked(transactions::hasSavepoints);
    }

    @Override
    public List<Notice> commitNotices() {
        return settings.quiet() ? List.of() : transactions.told();
    }

    @Override
    public long savepoint() {
        return locked(() -> transactions.savepoint(null));
    }

    @Override
    public void rollbackTo(long savepoint) {
        lockedRun(() -> transactions.rollbackTo(savepoint));
    }

    @Override
    public void releaseSavepoint(long savepoint) {
        lockedRun(() -> transactions.release(savepoint));
    }

    @Override
    public TransactionMode isolation() {
        return locked(transactions::isolation);
    }

    @Override
    public void isolation(TransactionMode mode) {
        lockedRun(() -> transactions.isolation(mode));
    }

    @Override
    public boolean readOnly() {
        return locked(transactions::isReadOnly);
    }

    @Override
    public void readOnly(boolean on) {
        lockedRun(() -> transactions.readOnly(on));
    }

    @Override
    public String schema() {
        return locked(() -> schema);
    }

    @Override
    public void schema(String name) {
        lockedRun(() -> schema = new CatalogNames(database.catalog().snapshot(), schema).schema(name));
    }

    @Override
    public Catalog catalog() {
        checkOpen();
        return transactions.view(database.catalog().snapshot());
    }

    @Override
    public SessionSettings settings() {
        checkOpen();
        return settings;
    }

    /** Changes what the session was opened with. */
    void settings(SessionSettings changed) {
        settings = changed;
        transactions.offer(offered(changed));
    }

    private StoreTransactions offered(SessionSettings with) {
        return new StoreTransactions(database.store(), with.writeBuffer());
    }

    @Override
    public Database database() {
        checkOpen();
        return database;
    }

    @Override
    public boolean isAlive(Duration timeout) {
        return !closed.get() && database.store().isAlive(timeout);
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> type) {
        checkOpen();
        Object store = database.store();
        return type.isInstance(store) ? Optional.of(type.cast(store)) : Optional.empty();
    }

    @Override
    public void reset() {
        Cancellation working = running;
        if (working != null) {
            working.cancel();
        }
        lockedRun(() -> {
            results.forEach(RowResult::close);
            try {
                transactions.rollback();
            } catch (NonrelException e) {
                if (e.code() != ErrorCode.UNSUPPORTED) {
                    throw e;
                }
                // What can't be undone stays, as it does when the session is closed.
            }
            transactions.autoCommit(true);
            transactions.isolation(TransactionMode.SNAPSHOT);
            transactions.readOnly(false);
            settings(initial);
            schema = initialSchema;
        });
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        Cancellation working = running;
        if (working != null) {
            working.cancel();
        }
        lock.lock();
        try {
            results.forEach(r -> r.execution().cancellation().cancel());
            results.forEach(RowResult::close);
            transactions.rollback();
        } catch (NonrelException e) {
            // What can't be undone any more was already reported by the statement that wrote it.
        } finally {
            lock.unlock();
            slot.release();
        }
    }
}
