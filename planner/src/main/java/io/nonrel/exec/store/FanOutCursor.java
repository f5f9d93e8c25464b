package io.nonrel.exec.store;

import io.nonrel.exec.EmulationCount;
import io.nonrel.exec.Execution;
import io.nonrel.exec.OperatorCursor;
import io.nonrel.exec.operator.RowIndex;
import io.nonrel.exec.operator.RowOrder;
import io.nonrel.exec.operator.SortKey;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Reads several store queries: in order from all at once, else one after the other. */
final class FanOutCursor extends OperatorCursor {

    private final EmulationCount count;
    private final List<Scan> scans;
    private final CallContext context;
    private final @Nullable PriorityQueue<Branch> merge;
    private final @Nullable RowIndex seen;
    private int opened;
    private RowCursor current = RowCursor.EMPTY;

    /** A query that has another row. */
    private record Branch(@Nullable Object[] row, RowCursor rest, int number) {}

    FanOutCursor(
            Execution execution,
            EmulationCount count,
            List<Scan> scans,
            List<SortKey> order,
            List<Integer> distinctBy,
            CallContext context) {
        super(execution, count);
        this.count = count;
        this.scans = scans;
        this.context = context;
        RowOrder rowOrder = new RowOrder(order);
        Comparator<Branch> byRow = (a, b) -> rowOrder.compare(a.row, b.row);
        this.merge = order.isEmpty() ? null : new PriorityQueue<>(byRow.thenComparingInt(Branch::number));
        this.seen = distinctBy.isEmpty()
                ? null
                : new RowIndex(distinctBy.stream().mapToInt(Integer::intValue).toArray());
    }

    @Override
    protected @Nullable Object @Nullable [] advance() {
        while (true) {
            execution.cancellation().check();
            @Nullable Object[] row = merge == null ? following() : merged(merge);
            if (row == null) {
                return null;
            }
            if (seen == null) {
                count.row();
                return row;
            }
            int before = seen.size();
            if (seen.add(row) == before) {
                held.hold(1);
                count.row();
                return row;
            }
        }
    }

    private @Nullable Object @Nullable [] following() {
        @Nullable Object @Nullable [] row = current.next();
        while (row == null) {
            close(current);
            if (opened == scans.size()) {
                return null;
            }
            current = openNext();
            row = current.next();
        }
        return row;
    }

    private @Nullable Object @Nullable [] merged(PriorityQueue<Branch> queue) {
        while (opened < scans.size()) {
            int number = opened;
            enqueue(queue, openNext(), number);
        }
        Branch least = queue.poll();
        if (least == null) {
            return null;
        }
        enqueue(queue, least.rest, least.number);
        return least.row;
    }

    private void enqueue(PriorityQueue<Branch> queue, RowCursor rows, int number) {
        @Nullable Object[] row = rows.next();
        if (row == null) {
            close(rows);
        } else {
            queue.add(new Branch(row, rows, number));
        }
    }

    private RowCursor openNext() {
        RowCursor rows = own(StoreRead.run(scans.get(opened++), execution, context));
        count.calls(1);
        return rows;
    }
}
