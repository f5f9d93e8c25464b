package io.nonrel.exec.window;

import io.nonrel.exec.operator.RowOrder;
import io.nonrel.exec.operator.SortKey;
import io.nonrel.spi.ErrorCode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Finds where a RANGE frame with a distance starts or ends: partitions are sorted by the key, so by halving. */
final class RangeSearch {

    private RangeSearch() {}

    /**
     * The first row that is at the boundary or past it.
     *
     * @param past only past it: where a frame that includes the boundary ends
     */
    static int first(Partition partition, int row, FrameBound.Offset offset, boolean past) {
        if (partition.order().size() != 1) {
            throw ErrorCode.INVALID_STATEMENT.error("A RANGE frame with a distance needs just one ORDER BY key");
        }
        SortKey key = partition.order().get(0);
        Object current = partition.row(row)[key.column()];
        if (current == null) {
            // NULL plus anything is NULL: such rows have only their peers around them.
            return past ? partition.peersEnd(row) : partition.peersStart(row);
        }
        Object boundary = offset.boundary() != null
                ? partition.value(row, offset.boundary())
                : shifted(current, partition.value(row, offset.distance()), offset.preceding() != key.descending());
        int low = 0;
        int high = partition.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = RowOrder.compareValues(key, partition.row(middle)[key.column()], boundary);
            if (order < 0 || (past && order == 0)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static Object shifted(Object key, @Nullable Object distance, boolean back) {
        if (!(key instanceof Number from) || !(distance instanceof Number by)) {
            throw ErrorCode.TYPE_MISMATCH.error("A RANGE frame needs a distance of the type of its ORDER BY key");
        }
        if (from instanceof Double || by instanceof Double) {
            return back ? from.doubleValue() - by.doubleValue() : from.doubleValue() + by.doubleValue();
        }
        BigDecimal a = decimal(from);
        return back ? a.subtract(decimal(by)) : a.add(decimal(by));
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof BigDecimal x ? x : BigDecimal.valueOf(number.longValue());
    }
}
