package io.nonrel.exec.aggregate;

import io.nonrel.exec.HeldRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** WITHIN GROUP (ORDER BY …): keeps the rows and hands them on in order when the result is asked for. */
final class OrderedAccumulator implements Accumulator {

    private final Comparator<@Nullable Object[]> order;
    private final Supplier<Accumulator> inner;
    private final HeldRows held;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    OrderedAccumulator(Comparator<@Nullable Object[]> order, Supplier<Accumulator> inner, HeldRows held) {
        this.order = order;
        this.inner = inner;
        this.held = held;
    }

    @Override
    public void add(@Nullable Object[] row) {
        held.hold(1);
        rows.add(row);
    }

    @Override
    public @Nullable Object result() {
        rows.sort(order);
        Accumulator ordered = inner.get();
        rows.forEach(ordered::add);
        return ordered.result();
    }
}
