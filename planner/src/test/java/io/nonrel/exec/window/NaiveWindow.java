package io.nonrel.exec.window;

import io.nonrel.exec.Execution;
import io.nonrel.exec.RowSource;
import io.nonrel.exec.Runs;
import io.nonrel.exec.aggregate.AggregateCall;
import io.nonrel.exec.aggregate.HashAggregateOperator;
import io.nonrel.exec.operator.RowOrder;
import io.nonrel.exec.operator.SortKey;
import io.nonrel.spi.ValueOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reference that windows are compared with: finds the frame of each row by asking every row of its partition. */
final class NaiveWindow {

    private final List<@Nullable Object[]> partition;
    private final WindowGroup group;
    private final RowOrder order;
    private final Execution execution = Runs.alone();

    /**
     * @param partition in order
     */
    NaiveWindow(List<@Nullable Object[]> partition, WindowGroup group) {
        this.partition = partition;
        this.group = group;
        this.order = new RowOrder(group.orderBy());
    }

    List<@Nullable Object[]> frame(int row) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < partition.size(); i++) {
            if (isIn(row, i)) {
                rows.add(partition.get(i));
            }
        }
        return rows;
    }

    @Nullable
    Object aggregate(AggregateCall call, int row) {
        return Runs.rows(
                        new HashAggregateOperator(
                                new RowSource(frame(row)), List.of(), List.of(List.of()), List.of(call), "", null),
                        execution)
                .get(0)
                .get(0);
    }

    private boolean isIn(int row, int other) {
        boolean in = startsAtOrBefore(row, other) && endsAtOrAfter(row, other);
        return in
                && switch (group.frame().exclusion()) {
                    case NO_OTHERS -> true;
                    case CURRENT_ROW -> row != other;
                    case GROUP -> !peers(row, other);
                    case TIES -> row == other || !peers(row, other);
                };
    }

    private boolean peers(int a, int b) {
        return order.compare(partition.get(a), partition.get(b)) == 0;
    }

    private boolean startsAtOrBefore(int row, int other) {
        return switch (group.frame().unit()) {
            case ROWS -> other - row >= distance(group.frame().start());
            case GROUPS ->
                groupOf(other) - groupOf(row) >= distance(group.frame().start());
            case RANGE ->
                group.frame().start() instanceof FrameBound.Offset offset
                        ? compareToBoundary(row, other, offset) >= 0
                        : distance(group.frame().start()) < 0
                                || order.compare(partition.get(other), partition.get(row)) >= 0;
        };
    }

    private boolean endsAtOrAfter(int row, int other) {
        return switch (group.frame().unit()) {
            case ROWS -> other - row <= distance(group.frame().end());
            case GROUPS ->
                groupOf(other) - groupOf(row) <= distance(group.frame().end());
            case RANGE ->
                group.frame().end() instanceof FrameBound.Offset offset
                        ? compareToBoundary(row, other, offset) <= 0
                        : distance(group.frame().end()) > 0
                                || order.compare(partition.get(other), partition.get(row)) <= 0;
        };
    }

    private int compareToBoundary(int row, int other, FrameBound.Offset offset) {
        SortKey key = group.orderBy().get(0);
        Object current = partition.get(row)[key.column()];
        Object candidate = partition.get(other)[key.column()];
        if (current == null || candidate == null) {
            return RowOrder.compareValues(key, candidate, current);
        }
        BigDecimal by = new BigDecimal(String.valueOf(offset.distance().evaluate(partition.get(row), execution)));
        BigDecimal boundary = offset.preceding() == key.descending()
                ? new BigDecimal(current.toString()).add(by)
                : new BigDecimal(current.toString()).subtract(by);
        int compared = ValueOrder.compare(candidate, boundary);
        return key.descending() ? -compared : compared;
    }

    private long groupOf(int row) {
        long number = 0;
        for (int i = 1; i <= row; i++) {
            number += peers(i - 1, i) ? 0 : 1;
        }
        return number;
    }

    private long distance(FrameBound bound) {
        if (bound instanceof FrameBound.UnboundedPreceding) {
            return Integer.MIN_VALUE;
        }
        if (bound instanceof FrameBound.UnboundedFollowing) {
            return Integer.MAX_VALUE;
        }
        if (bound instanceof FrameBound.Offset offset) {
            long by = (Long) java.util.Objects.requireNonNull(offset.distance().evaluate(partition.get(0), execution));
            return offset.preceding() ? -by : by;
        }
        return 0;
    }
}
