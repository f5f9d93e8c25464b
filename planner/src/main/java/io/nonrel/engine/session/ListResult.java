package io.nonrel.engine.session;

import io.nonrel.engine.Result;
import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.spi.Notice;
import io.nonrel.spi.RowCursor;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that are all there already: of RETURNING, EXPLAIN, SHOW and their like. */
final class ListResult implements Result {

    private final List<ColumnDescriptor> columns;
    private final List<Notice> notices;
    private final RowCursor cursor;

    ListResult(List<ColumnDescriptor> columns, List<@Nullable Object[]> rows, List<Notice> notices) {
        this.columns = columns;
        this.notices = notices;
        Iterator<@Nullable Object[]> iterator = rows.iterator();
        this.cursor = new RowCursor() {
            private volatile boolean closed;

            @Override
            public @Nullable Object @Nullable [] next() {
                return !closed && iterator.hasNext() ? iterator.next() : null;
            }

            @Override
            public void close() {
                closed = true;
            }
        };
    }

    @Override
    public boolean hasRows() {
        return true;
    }

    @Override
    public List<ColumnDescriptor> columns() {
        return columns;
    }

    @Override
    public RowCursor rows() {
        return cursor;
    }

    @Override
    public long updateCount() {
        return -1;
    }

    @Override
    public List<ColumnDescriptor> keyColumns() {
        return List.of();
    }

    @Override
    public List<@Nullable Object[]> generatedKeys() {
        return List.of();
    }

    @Override
    public List<Notice> notices() {
        return notices;
    }

    @Override
    public void close() {
        cursor.close();
    }
}
