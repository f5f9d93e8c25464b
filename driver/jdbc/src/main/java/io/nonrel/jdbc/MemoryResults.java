package io.nonrel.jdbc;

import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.spi.RowCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Results whose rows are there already: metadata and generated keys. */
final class MemoryResults {

    private MemoryResults() {}

    /** A result that outlives transactions. */
    static NonrelResultSet open(
            NonrelStatement statement, List<ColumnDescriptor> columns, List<@Nullable Object[]> rows) {
        RowCursor cursor = new ListCursor(rows.iterator());
        return new NonrelResultSet(
                statement,
                new ResultColumns(columns),
                statement.scrolls() ? new ScrollNavigation(cursor, 0) : new ForwardNavigation(cursor),
                null,
                new WarningChain(),
                NonrelResultSet.OUTLIVES,
                cursor::close);
    }
}
