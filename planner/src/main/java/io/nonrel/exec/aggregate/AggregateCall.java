package io.nonrel.exec.aggregate;

import io.nonrel.exec.Cancellation;
import io.nonrel.exec.HeldRows;
import io.nonrel.exec.operator.RowOrder;
import io.nonrel.exec.operator.SortKey;
import io.nonrel.spi.ValueType;
import java.util.List;

/**
 * One use of an aggregate function. Immutable.
 *
 * @param arguments columns of the input; none for COUNT(*), the separator as second one of LISTAGG, the fraction alone for
 *     percentiles
 * @param distinct whether equal arguments are taken once
 * @param filter a boolean column that must be TRUE, -1 for none
 * @param order WITHIN GROUP (ORDER BY …), or ORDER BY among the arguments; empty for none
 * @param ignoreNulls for FIRST_VALUE and LAST_VALUE; the others know what to do
 * @param type of the result
 */
public record AggregateCall(
        AggregateFunction function,
        List<Integer> arguments,
        boolean distinct,
        int filter,
        List<SortKey> order,
        boolean ignoreNulls,
        ResultType type) {

    public AggregateCall {
        arguments = List.copyOf(arguments);
        order = List.copyOf(order);
    }

    /** A call without DISTINCT, FILTER and order. */
    public static AggregateCall of(AggregateFunction function, ResultType type, Integer... arguments) {
        return new AggregateCall(function, List.of(arguments), false, -1, List.of(), false, type);
    }

    /** The state for a group that no row was added to yet. */
    public Accumulator accumulator(Cancellation cancellation, HeldRows held) {
        Accumulator accumulator = sortsItself() || order.isEmpty()
                ? plain(cancellation, held)
                : new OrderedAccumulator(
                        new RowOrder(order).checking(cancellation), () -> plain(cancellation, held), held);
        if (distinct) {
            accumulator = new DistinctAccumulator(columns(), accumulator, held);
        }
        return filter < 0 ? accumulator : new FilteredAccumulator(filter, accumulator);
    }

    private boolean sortsItself() {
        return !function.dependsOnOrder();
    }

    private int[] columns() {
        return arguments.stream().mapToInt(Integer::intValue).toArray();
    }

    private Accumulator plain(Cancellation cancellation, HeldRows held) {
        int[] columns = columns();
        int column = columns.length > 0 ? columns[0] : -1;
        boolean approximate = type.type() == ValueType.DOUBLE;
        return switch (function) {
            case COUNT -> new CountAccumulator(columns);
            case SUM, SUM0, AVG ->
                approximate ? new DoubleSumAccumulator(column, function) : new SumAccumulator(column, function, type);
            case MIN, MAX -> new ExtremeAccumulator(column, function == AggregateFunction.MAX);
            case EVERY, SOME -> new BooleanAccumulator(column, function == AggregateFunction.EVERY);
            case ANY_VALUE, SINGLE_VALUE, FIRST_VALUE, LAST_VALUE -> new PickAccumulator(column, function, ignoreNulls);
            case LISTAGG -> new ListAggAccumulator(column, columns.length > 1 ? columns[1] : -1, held);
            case STDDEV_POP, STDDEV_SAMP, VAR_POP, VAR_SAMP -> new SpreadAccumulator(column, function, type);
            case COVAR_POP,
                    COVAR_SAMP,
                    CORR,
                    REGR_COUNT,
                    REGR_SXX,
                    REGR_SYY,
                    REGR_SXY,
                    REGR_AVGX,
                    REGR_AVGY,
                    REGR_SLOPE,
                    REGR_INTERCEPT,
                    REGR_R2 -> new MomentsAccumulator(columns, function, type);
            case BIT_AND, BIT_OR, BIT_XOR -> new BitAccumulator(column, function);
            case PERCENTILE_CONT, PERCENTILE_DISC ->
                new PercentileAccumulator(
                        column, order.get(0), function == AggregateFunction.PERCENTILE_CONT, type, held, cancellation);
            case MODE -> new ModeAccumulator(column >= 0 ? column : order.get(0).column(), held);
            case GROUPING, GROUP_ID -> throw new AssertionError(function + " needs its grouping set");
        };
    }
}
