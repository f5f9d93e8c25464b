package io.nonrel.jdbc;

import io.nonrel.spi.RowCursor;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Gives rows that are there already. */
record ListCursor(Iterator<@Nullable Object[]> rows) implements RowCursor {
    @Override
    public @Nullable Object @Nullable [] next() {
        return rows.hasNext() ? rows.next() : null;
    }

    @Override
    public void close() {}
}
