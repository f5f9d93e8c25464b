package io.nonrel.exec;

/** Counts what one cursor buffers against the statement's budget, and lets go of it all when the cursor closes. */
public final class HeldRows {

    private final Budget budget;
    private long held;

    public HeldRows(Budget budget) {
        this.budget = budget;
    }

    /** Counts rows, or values as large as rows, that enter a buffer. */
    public void hold(long rows) {
        held += rows;
        budget.hold(rows);
    }

    /** Counts rows that leave a buffer. */
    public void release(long rows) {
        held -= rows;
        budget.release(rows);
    }

    /** Counts everything still held as gone. */
    public void releaseAll() {
        budget.release(held);
        held = 0;
    }
}
