package io.nonrel.exec.store;

import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.exec.Scalar;
import io.nonrel.spi.Aggregation;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives what the store itself aggregates: a group's fields, then the aggregates in the classes that stores give. */
public final class AggregationOperator extends Operator {

    private final Aggregation aggregation;
    private final StoreRead read;
    private final List<String> details;

    /**
     * @param aggregation found exact by the store; its parameters are bound when it is opened
     * @param operands what those parameters stand for, by their index; empty when they are the statement's own
     * @param details lines for EXPLAIN
     */
    public AggregationOperator(Aggregation aggregation, List<? extends Scalar> operands, List<String> details) {
        this.aggregation = aggregation;
        this.read = new StoreRead(aggregation.input(), operands);
        this.details = List.copyOf(details);
    }

    @Override
    public String describe() {
        return "Store aggregate " + aggregation;
    }

    @Override
    public List<String> details() {
        return details;
    }

    @Override
    protected RowCursor open(Execution execution) {
        Scan bound = read.bind(execution);
        if (StoreRead.givesNothing(bound)) {
            return aggregation.groupBy().isEmpty() ? new OneRow(ofNothing()) : RowCursor.EMPTY;
        }
        execution.budget().callStore();
        return execution
                .store()
                .aggregate(new Aggregation(bound, aggregation.groupBy(), aggregation.calls()), execution);
    }

    private @Nullable Object[] ofNothing() {
        @Nullable Object[] row = new Object[aggregation.calls().size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = aggregation.calls().get(i).function() == Aggregation.Function.COUNT ? 0L : null;
        }
        return row;
    }

    private static final class OneRow implements RowCursor {

        private @Nullable Object @Nullable [] row;

        OneRow(@Nullable Object[] row) {
            this.row = row;
        }

        @Override
        public @Nullable Object @Nullable [] next() {
            @Nullable Object @Nullable [] result = row;
            row = null;
            return result;
        }

        @Override
        public void close() {
            row = null;
        }
    }
}
