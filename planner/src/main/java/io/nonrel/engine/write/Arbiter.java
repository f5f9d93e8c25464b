package io.nonrel.engine.write;

import io.nonrel.exec.Execution;
import io.nonrel.spi.Store;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A unique constraint or index, or the key, by which rows conflict; finds the rows that are there already. Implementations are
 * immutable and thread-safe.
 */
sealed interface Arbiter permits ColumnArbiter, MarkerArbiter {

    /** The name of the constraint, or of the index. */
    String name();

    /** What a row must not have in common with another one; null when it conflicts with none. */
    @Nullable
    RowKey key(@Nullable Object[] row);

    /** The rows, with all columns, with the same as some candidates. */
    Map<RowKey, @Nullable Object[]> find(List<@Nullable Object[]> candidates, Store store, Execution execution);
}
