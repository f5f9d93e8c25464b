package io.nonrel.adapter.embedded;

import io.nonrel.spi.RowCursor;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Rows that were computed at once. */
final class RowList implements RowCursor {

    private final Iterator<@Nullable Object[]> rows;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param onClose runs once
     */
    RowList(List<@Nullable Object[]> rows, Runnable onClose) {
        this.rows = rows.iterator();
        this.onClose = onClose;
    }

    @Override
    public @Nullable Object @Nullable [] next() {
        return rows.hasNext() ? rows.next() : null;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            onClose.run();
        }
    }
}
