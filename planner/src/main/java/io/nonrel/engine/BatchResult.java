package io.nonrel.engine;

import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.spi.Notice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a batch. Immutable.
 *
 * @param counts for each set of parameters how many rows it changed
 * @param keyColumns names of the generated keys' columns, empty when none were asked for
 * @param generatedKeys one row for each inserted row
 * @param notices what the user must know
 */
public record BatchResult(
        long[] counts,
        List<ColumnDescriptor> keyColumns,
        List<@Nullable Object[]> generatedKeys,
        List<Notice> notices) {}
