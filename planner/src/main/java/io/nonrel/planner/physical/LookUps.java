package io.nonrel.planner.physical;

import io.nonrel.exec.operator.LookupJoinOperator;
import org.jspecify.annotations.Nullable;

/**
 * How one side of a join would be looked up for the other's rows.
 *
 * @param batches how many rows are looked up together, and how often
 * @param byWholeKey whether it pays only where a key has one row at most
 */
record LookUps(LookupJoinOperator.Batches batches, boolean byWholeKey) {

    /** Rows of the outer side that are looked up together. */
    private static final int BATCH = 500;

    /** A look-up costs about as much as reading so many rows in a scan. */
    private static final int SCANNED_PER_LOOK_UP = 4;

    /** A side of fewer rows is read whole rather than looked up in. */
    private static final int FEW_ROWS = 64;

    /** What pays for sides of about so many rows, null when hashing one of them does. */
    static @Nullable LookUps of(double outer, double inner) {
        double most = inner / SCANNED_PER_LOOK_UP;
        if (outer < most) {
            int lookUps = (int) Math.max(1, Math.min(1_000, most / BATCH));
            return new LookUps(new LookupJoinOperator.Batches(BATCH, lookUps), false);
        }
        if (outer < inner || inner < FEW_ROWS) {
            return null;
        }
        // The estimate of the outer side may be far too high. If it is right, the inner side is hashed after one batch.
        return new LookUps(new LookupJoinOperator.Batches((int) Math.min(BATCH, most), 0), true);
    }
}
