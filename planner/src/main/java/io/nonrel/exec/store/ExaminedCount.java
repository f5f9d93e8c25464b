package io.nonrel.exec.store;

import io.nonrel.exec.Emulation;
import io.nonrel.exec.Execution;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Notice;
import io.nonrel.spi.RowCursor;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The context of store calls that emulations are told of: counts the documents that the store examines for them, and
 * passes the numbers on in portions. Thread-safe, as stores may report from any thread.
 */
final class ExaminedCount implements CallContext {

    private static final long PORTION = 512;

    private final Execution execution;
    private final List<Emulation> emulations;
    private final AtomicLong pending = new AtomicLong();

    private ExaminedCount(Execution execution, List<Emulation> emulations) {
        this.execution = execution;
        this.emulations = emulations;
        emulations.forEach(emulation -> execution.notices().emulate(emulation, 0, -1));
    }

    /** The context for calls of a run; the execution itself when there is nothing to tell. */
    static CallContext of(Execution execution, List<Emulation> emulations) {
        return emulations.isEmpty() ? execution : new ExaminedCount(execution, emulations);
    }

    /** A cursor that passes the last numbers of its context on when it is closed. */
    static RowCursor flushing(RowCursor rows, CallContext context) {
        return context instanceof ExaminedCount count ? new Flushing(rows, count) : rows;
    }

    @Override
    public void examined(long rows) {
        if (pending.addAndGet(rows) >= PORTION) {
            flush();
        }
        execution.examined(rows);
    }

    void flush() {
        long rows = pending.getAndSet(0);
        if (rows > 0) {
            emulations.forEach(emulation -> execution.notices().emulate(emulation, rows, -1));
        }
    }

    @Override
    public void checkCancelled() {
        execution.checkCancelled();
    }

    @Override
    public long remainingMillis() {
        return execution.remainingMillis();
    }

    @Override
    public int fetchSize() {
        return execution.fetchSize();
    }

    @Override
    public void held(long rows) {
        execution.held(rows);
    }

    @Override
    public void notice(Notice notice) {
        execution.notice(notice);
    }

    private record Flushing(RowCursor rows, ExaminedCount count) implements RowCursor {
        @Override
        public @Nullable Object @Nullable [] next() {
            @Nullable Object @Nullable [] row = rows.next();
            if (row == null) {
                count.flush();
            }
            return row;
        }

        @Override
        public void close() {
            rows.close();
            count.flush();
        }
    }
}
