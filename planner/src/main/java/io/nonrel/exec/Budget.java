package io.nonrel.exec;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts a statement's work against its {@link Limits}. Thread-safe where several scans may run at once.
 */
public final class Budget {

    private final Limits limits;
    private final AtomicLong examined = new AtomicLong();
    private final AtomicLong storeCalls = new AtomicLong();
    private long inMemory;
    private long peakInMemory;

    public Budget(Limits limits) {
        this.limits = limits;
    }

    /** The limits counted against. */
    public Limits limits() {
        return limits;
    }

    /** Counts documents that a store read. */
    public void examine(long rows) {
        long now = examined.addAndGet(rows);
        if (limits.maxRowsExamined() > 0 && now > limits.maxRowsExamined()) {
            throw exceeded("maxRowsExamined", limits.maxRowsExamined(), now + " rows were read from the store");
        }
    }

    /** Counts one call of the store. */
    public void callStore() {
        long now = storeCalls.incrementAndGet();
        if (limits.maxStoreCalls() > 0 && now > limits.maxStoreCalls()) {
            throw exceeded("maxStoreCalls", limits.maxStoreCalls(), now + " store calls were needed");
        }
    }

    /** Counts rows that enter a buffer; each must leave through {@link #release}. */
    public void hold(long rows) {
        inMemory += rows;
        if (inMemory > peakInMemory) {
            peakInMemory = inMemory;
            if (limits.maxRowsInMemory() > 0 && inMemory > limits.maxRowsInMemory()) {
                throw exceeded("maxRowsInMemory", limits.maxRowsInMemory(), inMemory + " rows had to be kept at once");
            }
        }
    }

    /** Counts rows that leave a buffer. */
    public void release(long rows) {
        inMemory -= rows;
    }

    /** Checks how many rows wait in memory for a commit. */
    public void pending(long rows) {
        if (limits.maxRowsInMemory() > 0 && rows > limits.maxRowsInMemory()) {
            throw exceeded("maxRowsInMemory", limits.maxRowsInMemory(), rows + " written rows wait for the commit");
        }
    }

    /** Checks into how many store queries one scan is split. */
    public void fanOut(long queries) {
        if (limits.maxFanOut() > 0 && queries > limits.maxFanOut()) {
            throw exceeded("maxFanOut", limits.maxFanOut(), "one scan needs " + queries + " store queries");
        }
    }

    /** Checks how many rows one join has given so far. */
    public void joined(long rows) {
        if (limits.maxJoinRows() > 0 && rows > limits.maxJoinRows()) {
            throw exceeded("maxJoinRows", limits.maxJoinRows(), "a join gave " + rows + " rows");
        }
    }

    /** Documents read so far. */
    public long examined() {
        return examined.get();
    }

    /** Store calls so far. */
    public long storeCalls() {
        return storeCalls.get();
    }

    /** The most rows held at one time so far. */
    public long peakInMemory() {
        return peakInMemory;
    }

    private static NonrelException exceeded(String limit, long value, String what) {
        return ErrorCode.LIMIT_EXCEEDED
                .error(
                        "Limit %s = %d passed: %s. Restrict the statement, add an index, or raise nonrel.%s",
                        limit, value, what, limit)
                .with("limit", limit)
                .with("value", value);
    }
}
