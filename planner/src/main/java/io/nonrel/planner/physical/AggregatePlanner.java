package io.nonrel.planner.physical;

import io.nonrel.exec.Emulation;
import io.nonrel.exec.Operator;
import io.nonrel.exec.aggregate.AggregateCall;
import io.nonrel.exec.aggregate.AggregateFunction;
import io.nonrel.exec.aggregate.HashAggregateOperator;
import io.nonrel.exec.aggregate.ResultType;
import io.nonrel.exec.aggregate.StreamingAggregateOperator;
import io.nonrel.exec.operator.DistinctOperator;
import io.nonrel.planner.logical.type.TypeMapping;
import io.nonrel.planner.scan.ColumnNames;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.ValueType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;

/** GROUP BY, DISTINCT and aggregates that no store computes. */
final class AggregatePlanner {

    private final PhysicalPlanner planner;

    AggregatePlanner(PhysicalPlanner planner) {
        this.planner = planner;
    }

    Operator plan(Aggregate aggregate) {
        RelNode input = aggregate.getInput();
        Operator rows = planner.plan(input);
        List<Integer> keys = aggregate.getGroupSet().asList();
        boolean plain = aggregate.getGroupType() == Aggregate.Group.SIMPLE;
        String text = text(aggregate);
        Emulation emulation = planner.announced().on(input, code(aggregate), text + " is computed in memory");
        if (aggregate.getAggCallList().isEmpty() && plain && !keys.isEmpty()) {
            return distinct(rows, keys, input, text, emulation);
        }
        List<AggregateCall> calls =
                aggregate.getAggCallList().stream().map(AggregatePlanner::call).toList();
        if (plain && keys.isEmpty()) {
            return new StreamingAggregateOperator(rows, keys, calls, text, emulation);
        }
        List<List<Integer>> sets =
                aggregate.getGroupSets().stream().map(s -> s.asList()).toList();
        return new HashAggregateOperator(rows, keys, sets, calls, text, emulation);
    }

    private static Operator distinct(
            Operator rows,
            List<Integer> keys,
            RelNode input,
            String text,
            @org.jspecify.annotations.Nullable Emulation emulation) {
        Operator distinct = new DistinctOperator(rows, keys, text, emulation);
        boolean whole = keys.equals(
                IntStream.range(0, input.getRowType().getFieldCount()).boxed().toList());
        return whole ? distinct : Columns.only(distinct, keys, input);
    }

    private static AggregateCall call(org.apache.calcite.rel.core.AggregateCall call) {
        return new AggregateCall(
                function(call.getAggregation()),
                call.getArgList(),
                call.isDistinct(),
                call.filterArg,
                call.getCollation().getFieldCollations().stream()
                        .map(PhysicalPlanner::sortKey)
                        .toList(),
                call.ignoreNulls(),
                resultType(call.getType()));
    }

    /** The executor's function for Calcite's. */
    static AggregateFunction function(SqlAggFunction function) {
        return AggregateFunction.named(function.getName())
                .orElseThrow(() ->
                        ErrorCode.UNSUPPORTED.error("The aggregate function %s is not supported", function.getName()));
    }

    static ResultType resultType(RelDataType type) {
        ValueType value = TypeMapping.toValue(type);
        if (value == null) {
            return ResultType.of(ValueType.INTEGER);
        }
        return value == ValueType.DECIMAL
                ? ResultType.decimal(type.getPrecision(), type.getScale())
                : ResultType.of(value);
    }

    private static NoticeCode code(Aggregate aggregate) {
        boolean countsRows = aggregate.getGroupSet().isEmpty()
                && aggregate.getAggCallList().size() == 1
                && aggregate.getAggCallList().get(0).getAggregation().getKind() == org.apache.calcite.sql.SqlKind.COUNT;
        return countsRows ? NoticeCode.CLIENT_COUNT : NoticeCode.CLIENT_AGGREGATE;
    }

    private static String text(Aggregate aggregate) {
        List<String> names = ColumnNames.of(aggregate.getInput());
        String calls = aggregate.getAggCallList().stream()
                .map(c -> ColumnNames.text(c, names))
                .collect(Collectors.joining(", "));
        String keys = aggregate.getGroupSet().asList().stream().map(names::get).collect(Collectors.joining(", "));
        if (calls.isEmpty()) {
            return "DISTINCT " + keys;
        }
        return keys.isEmpty() ? calls : calls + " GROUP BY " + keys;
    }
}
