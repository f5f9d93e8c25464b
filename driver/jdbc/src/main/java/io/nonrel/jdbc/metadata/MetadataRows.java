package io.nonrel.jdbc.metadata;

import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.spi.ValueOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns and rows of one metadata query. Numbers in rows are Long, as everywhere at run time. */
public record MetadataRows(List<ColumnDescriptor> columns, List<@Nullable Object[]> rows) {

    /** No rows under JDBC's columns, for what this driver has none of. */
    static MetadataRows none(List<ColumnDescriptor> columns) {
        return new MetadataRows(columns, List.of());
    }

    /**
     * The rows in the order of some of their columns.
     *
     * @param by positions of the columns from 0, most significant first
     */
    static MetadataRows sorted(List<ColumnDescriptor> columns, List<@Nullable Object[]> rows, int... by) {
        List<@Nullable Object[]> sorted = new ArrayList<>(rows);
        sorted.sort((a, b) -> {
            for (int column : by) {
                int order = ValueOrder.compareNullsFirst(a[column], b[column]);
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        });
        return new MetadataRows(columns, sorted);
    }
}
