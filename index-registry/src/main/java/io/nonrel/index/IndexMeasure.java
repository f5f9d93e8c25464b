package io.nonrel.index;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was found when all rows of a derived index were looked at last: by a backfill or by VERIFY. Immutable.
 *
 * @param rows of the table
 * @param covered those whose derived fields were right
 * @param bytes of the derived fields, about; -1 when they were not measured
 * @param verified when VERIFY ended, null when it never ran
 */
public record IndexMeasure(
        long rows, long covered, long bytes, @Nullable Instant verified) {}
