package io.nonrel.exec.operator;

import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.spi.RowCursor;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives the rows of a table that the driver fills itself. */
public final class SystemTableOperator extends Operator {

    private final String table;
    private final Supplier<List<@Nullable Object[]>> source;

    /**
     * @param table its name for EXPLAIN
     * @param source makes the rows when the table is read
     */
    public SystemTableOperator(String table, Supplier<List<@Nullable Object[]>> source) {
        this.table = table;
        this.source = source;
    }

    @Override
    public String describe() {
        return "System table " + table;
    }

    @Override
    protected RowCursor open(Execution execution) {
        return new ListCursor(source.get().iterator(), execution);
    }

    private record ListCursor(Iterator<@Nullable Object[]> rows, Execution execution) implements RowCursor {
        @Override
        public @Nullable Object @Nullable [] next() {
            execution.cancellation().check();
            return rows.hasNext() ? rows.next() : null;
        }

        @Override
        public void close() {}
    }
}
