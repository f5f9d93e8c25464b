package io.nonrel.engine.session;

import io.nonrel.engine.Result;
import io.nonrel.exec.Cancellation;
import io.nonrel.exec.Execution;
import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Notice;
import io.nonrel.spi.RowCursor;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/** Rows of a query as they are pulled. */
final class RowResult implements Result {

    private final Execution execution;
    private final List<ColumnDescriptor> columns;
    private final Rows rows;
    private final boolean quiet;

    /** What to do once when the result ends. */
    interface Ending {
        void ended(RowResult result);
    }

    /**
     * @param lock to be held while a row is pulled, because other statements use the same transaction; null for none
     * @param maxRows 0 for all
     */
    RowResult(
            Execution execution,
            List<ColumnDescriptor> columns,
            RowCursor cursor,
            @Nullable Lock lock,
            long maxRows,
            boolean quiet,
            Ending ending) {
        this.execution = execution;
        this.columns = columns;
        this.rows = new Rows(
                cursor,
                lock,
                maxRows == 0 ? Long.MAX_VALUE : maxRows,
                execution.cancellation(),
                () -> ending.ended(this));
        this.quiet = quiet;
    }

    Execution execution() {
        return execution;
    }

    @Override
    public boolean hasRows() {
        return true;
    }

    @Override
    public List<ColumnDescriptor> columns() {
        return columns;
    }

    @Override
    public RowCursor rows() {
        return rows;
    }

    @Override
    public long updateCount() {
        return -1;
    }

    @Override
    public List<ColumnDescriptor> keyColumns() {
        return List.of();
    }

    @Override
    public List<@Nullable Object[]> generatedKeys() {
        return List.of();
    }

    @Override
    public List<Notice> notices() {
        return quiet ? List.of() : execution.notices().list();
    }

    @Override
    public void close() {
        rows.close();
    }

    /**
     * The cursor that users see: it ends at the limit, and frees everything at the end. Closed by another thread while a row
     * is pulled, it stops the pulling; whoever is the last in it frees what it holds.
     */
    private static final class Rows implements RowCursor {

        private static final long LONGEST_WAIT_MILLIS = 5_000;

        /** What a reader is told as it is; any other failure is but what closing did to it. */
        private static final Set<ErrorCode> STOPPED =
                EnumSet.of(ErrorCode.CANCELLED, ErrorCode.TIMEOUT, ErrorCode.CONNECTION_CLOSED);

        private enum State {
            IDLE,
            PULLING,
            ENDED,
            CLOSED
        }

        private final RowCursor cursor;
        private final @Nullable Lock lock;
        private final Cancellation cancellation;
        private final Runnable ending;
        private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
        private final CountDownLatch freed = new CountDownLatch(1);
        private long left;

        Rows(RowCursor cursor, @Nullable Lock lock, long left, Cancellation cancellation, Runnable ending) {
            this.cursor = cursor;
            this.lock = lock;
            this.left = left;
            this.cancellation = cancellation;
            this.ending = ending;
        }

        @Override
        public @Nullable Object @Nullable [] next() {
            if (lock == null) {
                return pull();
            }
            lock.lock();
            try {
                return pull();
            } finally {
                lock.unlock();
            }
        }

        private @Nullable Object @Nullable [] pull() {
            while (!state.compareAndSet(State.IDLE, State.PULLING)) {
                if (state.get() == State.ENDED) {
                    return null;
                }
                if (state.get() == State.CLOSED) {
                    throw ErrorCode.OBJECT_CLOSED.error(
                            "The result was closed by the end of its transaction, or by a return to a savepoint");
                }
                // Another thread pulls a row of the same result.
                Thread.onSpinWait();
            }
            @Nullable Object @Nullable [] row = null;
            NonrelException failure = null;
            try {
                row = left <= 0 ? null : cursor.next();
            } catch (NonrelException e) {
                failure = e;
            } catch (RuntimeException | Error e) {
                if (!state.compareAndSet(State.PULLING, State.IDLE)) {
                    free();
                }
                throw e;
            }
            boolean ended = failure == null && (row == null || --left == 0);
            if (!state.compareAndSet(State.PULLING, ended ? State.ENDED : State.IDLE)) {
                free();
                throw failure != null && STOPPED.contains(failure.code())
                        ? failure
                        : ErrorCode.OBJECT_CLOSED.error("The result was closed while it was read");
            }
            if (failure != null) {
                throw failure;
            }
            if (ended) {
                free();
            }
            return row;
        }

        private void free() {
            try {
                cursor.close();
            } finally {
                freed.countDown();
                ending.run();
            }
        }

        @Override
        public void close() {
            State before = state.getAndSet(State.CLOSED);
            if (before == State.IDLE) {
                free();
            } else if (before == State.PULLING) {
                cancellation.cancel();
                awaitFreed();
            }
        }

        private void awaitFreed() {
            try {
                freed.await(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
