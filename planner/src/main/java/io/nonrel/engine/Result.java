package io.nonrel.engine;

import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.spi.Notice;
import io.nonrel.spi.RowCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcome of one execution: rows or a count. Used by one thread; {@link #close} may come from another. */
public interface Result extends AutoCloseable {

    /** Whether it has rows; else it has a count. */
    boolean hasRows();

    /** The columns of the rows with their final types, empty for a count. */
    List<ColumnDescriptor> columns();

    /** The rows; {@link RowCursor#EMPTY} for a count. Closing the cursor or the result ends the work below. */
    RowCursor rows();

    /** How many rows were changed; -1 when it has rows. */
    long updateCount();

    /** Columns of the generated keys that were asked for, empty for none. */
    List<ColumnDescriptor> keyColumns();

    /** One row for each inserted row; empty when no keys were asked for. */
    List<@Nullable Object[]> generatedKeys();

    /** What the user must know so far; may grow while rows are read. Empty on a quiet session. */
    List<Notice> notices();

    /** Ends the work and frees everything. Calls after the first do nothing; never throws. */
    @Override
    void close();
}
