package io.nonrel.engine.write;

import io.nonrel.exec.Execution;
import io.nonrel.exec.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what a statement gives back of the rows that it wrote: RETURNING and generated keys. */
final class Harvest {

    private final Scalar[] returning;
    private final int[] keyColumns;
    private final List<@Nullable Object[]> returned = new ArrayList<>();
    private final List<@Nullable Object[]> keys = new ArrayList<>();

    /**
     * @param returning over a row of the table; empty for none
     * @param keyColumns positions in a row of the table; empty for none
     */
    Harvest(Scalar[] returning, int[] keyColumns) {
        this.returning = returning;
        this.keyColumns = keyColumns;
    }

    /** Whether it needs the rows at all. */
    boolean wantsRows() {
        return returning.length > 0 || keyColumns.length > 0;
    }

    /** Takes a row that was inserted. */
    void inserted(@Nullable Object[] image, Execution execution) {
        if (keyColumns.length > 0) {
            execution.budget().hold(1);
            keys.add(RowKey.pick(image, keyColumns));
        }
        changed(image, execution);
    }

    /** Takes a row that was updated, as it is now, or deleted, as it was. */
    void changed(@Nullable Object[] image, Execution execution) {
        if (returning.length == 0) {
            return;
        }
        execution.budget().hold(1);
        @Nullable Object[] row = new @Nullable Object[returning.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = returning[i].evaluate(image, execution);
        }
        returned.add(row);
    }

    WriteOutcome outcome(long[] counts) {
        return new WriteOutcome(counts, returned, keys);
    }
}
