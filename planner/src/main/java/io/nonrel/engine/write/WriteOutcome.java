package io.nonrel.engine.write;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement did.
 *
 * @param counts for each set of parameters how many rows it changed
 * @param returned rows of the RETURNING clause
 * @param keys generated keys of inserted rows
 */
public record WriteOutcome(long[] counts, List<@Nullable Object[]> returned, List<@Nullable Object[]> keys) {

    /** Rows that were changed in all. */
    public long count() {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
