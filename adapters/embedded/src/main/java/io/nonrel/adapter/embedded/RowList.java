package io.nonrel.adapter.embedded;

import io.nonrel.spi.RowCursor;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that were computed at once. */
final class RowList implements RowCursor {

    private final Iterator<@Nullable Object[]> rows;

    RowList(List<@Nullable Object[]> rows) {
        this.rows = rows.iterator();
    }

    @Override
    public @Nullable Object @Nullable [] next() {
        return rows.hasNext() ? rows.next() : null;
    }

    @Override
    public void close() {
        // The rows are the garbage collector's.
    }
}
