package io.nonrel.tck.store;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Notice;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Counts what a store reports, keeps its notices, and stops it on request. Thread-safe. */
final class Meter implements CallContext {

    private final int fetchSize;
    private final AtomicLong examined = new AtomicLong();
    private final List<Notice> notices = new CopyOnWriteArrayList<>();
    private volatile @Nullable ErrorCode stop;
    private volatile long mostExamined = Long.MAX_VALUE;

    Meter(int fetchSize) {
        this.fetchSize = fetchSize;
    }

    long examined() {
        return examined.get();
    }

    List<Notice> notices() {
        return notices;
    }

    /** From now on the statement is cancelled, or out of time. */
    void stop(ErrorCode reason) {
        stop = reason;
    }

    /** No more documents may be read than so many. */
    void limit(long documents) {
        mostExamined = documents;
    }

    @Override
    public void checkCancelled() {
        ErrorCode reason = stop;
        if (reason != null) {
            throw reason.error("The statement was stopped by the test");
        }
    }

    @Override
    public long remainingMillis() {
        return stop == ErrorCode.TIMEOUT ? 0 : Long.MAX_VALUE;
    }

    @Override
    public int fetchSize() {
        return fetchSize;
    }

    @Override
    public void examined(long rows) {
        if (examined.addAndGet(rows) > mostExamined) {
            throw ErrorCode.LIMIT_EXCEEDED.error("The test allows to read %s documents", mostExamined);
        }
    }

    @Override
    public void notice(Notice notice) {
        notices.add(notice);
    }
}
