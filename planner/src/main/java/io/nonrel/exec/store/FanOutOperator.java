package io.nonrel.exec.store;

import io.nonrel.exec.Emulation;
import io.nonrel.exec.EmulationCount;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.exec.operator.SortKey;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives the rows of several store queries as those of one: one query after the other, or merged when they must be in an
 * order.
 */
public final class FanOutOperator extends Operator {

    private final ScanBranches branches;
    private final List<SortKey> order;
    private final List<Integer> distinctBy;
    private final List<String> details;
    private final @Nullable Emulation emulation;
    private final List<Emulation> emulations;

    /**
     * @param branches the queries; each gives its rows in {@code order}
     * @param order the order of the result, empty for any
     * @param distinctBy columns of the collection's key when several queries may give the same document, else empty
     * @param details further lines for EXPLAIN
     * @param emulation counts rows and store calls when there is more than one query; null when that is no emulation
     * @param emulations those that are told how many documents the store examined, such as a full scan
     */
    public FanOutOperator(
            ScanBranches branches,
            List<SortKey> order,
            List<Integer> distinctBy,
            List<String> details,
            @Nullable Emulation emulation,
            List<Emulation> emulations) {
        this.branches = branches;
        this.order = List.copyOf(order);
        this.distinctBy = List.copyOf(distinctBy);
        this.details = List.copyOf(details);
        this.emulation = emulation;
        this.emulations = List.copyOf(emulations);
    }

    @Override
    public String describe() {
        return "Fan out" + (order.isEmpty() ? "" : ", merged in order")
                + (distinctBy.isEmpty() ? "" : ", without duplicates");
    }

    @Override
    public List<String> details() {
        List<String> lines = new ArrayList<>(branches.describe());
        lines.addAll(details);
        return lines;
    }

    @Override
    protected RowCursor open(Execution execution) {
        List<Scan> scans = branches.bind(execution);
        if (scans.isEmpty()) {
            return RowCursor.EMPTY;
        }
        CallContext context = ExaminedCount.of(execution, emulations);
        if (scans.size() == 1) {
            return ExaminedCount.flushing(StoreRead.run(scans.get(0), execution, context), context);
        }
        execution.budget().fanOut(scans.size());
        EmulationCount count = EmulationCount.ofCalls(execution, emulation);
        return ExaminedCount.flushing(new FanOutCursor(execution, count, scans, order, distinctBy, context), context);
    }
}
