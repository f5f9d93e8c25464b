package io.nonrel.engine.session;

import io.nonrel.engine.Result;
import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.spi.Notice;
import io.nonrel.spi.RowCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a statement that has run to its end.
 *
 * @param updateCount how many rows were changed
 */
record CountResult(
        long updateCount,
        List<ColumnDescriptor> keyColumns,
        List<@Nullable Object[]> generatedKeys,
        List<Notice> notices)
        implements Result {

    /** Nothing was changed and there is nothing to tell. */
    static final CountResult NOTHING = new CountResult(0, List.of(), List.of(), List.of());

    @Override
    public boolean hasRows() {
        return false;
    }

    @Override
    public List<ColumnDescriptor> columns() {
        return List.of();
    }

    @Override
    public RowCursor rows() {
        return RowCursor.EMPTY;
    }

    @Override
    public void close() {}
}
