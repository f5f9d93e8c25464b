package io.nonrel.engine.session;

import io.nonrel.engine.Result;
import io.nonrel.exec.Execution;
import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.spi.Notice;
import io.nonrel.spi.RowCursor;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
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
        this.rows = new Rows(cursor, lock, maxRows == 0 ? Long.MAX_VALUE : maxRows, () -> ending.ended(this));
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

    /** The cursor that users see: it ends at the limit, and frees everything at the end. */
    private static final class Rows implements RowCursor {

        private final RowCursor cursor;
        private final @Nullable Lock lock;
        private final Runnable ending;
        private final AtomicBoolean closed = new AtomicBoolean();
        private long left;

        Rows(RowCursor cursor, @Nullable Lock lock, long left, Runnable ending) {
            this.cursor = cursor;
            this.lock = lock;
            this.left = left;
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
            if (left <= 0 || closed.get()) {
                return null;
            }
            @Nullable Object @Nullable [] row = cursor.next();
            if (row == null || --left == 0) {
                close();
            }
            return row;
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                try {
                    cursor.close();
                } finally {
                    ending.run();
                }
            }
        }
    }
}
