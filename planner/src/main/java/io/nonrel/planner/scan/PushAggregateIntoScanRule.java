package io.nonrel.planner.scan;

import io.nonrel.spi.Aggregation;
import io.nonrel.spi.Aggregation.Call;
import io.nonrel.spi.Aggregation.Function;
import io.nonrel.spi.ValueType;
import io.nonrel.spi.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Gives COUNT, MIN, MAX and SUM, with or without GROUP BY, to the store: only over rows that are exactly those wanted, and
 * only where the store's result is exact.
 */
final class PushAggregateIntoScanRule implements PushDownRule {

    @Override
    public @Nullable RelNode apply(RelNode node) {
        if (!(node instanceof Aggregate aggregate) || aggregate.getGroupType() != Aggregate.Group.SIMPLE) {
            return null;
        }
        RelNode input = aggregate.getInput();
        Project project = input instanceof Project p ? p : null;
        if (!((project == null ? input : project.getInput()) instanceof StoreScan scan)
                || !scan.isExact()
                || !scan.branches().isEmpty()
                || scan.scan().limit() != null
                || scan.scan().offset() != null) {
            return null;
        }
        List<String> groupBy = new ArrayList<>();
        for (int key : aggregate.getGroupSet()) {
            Integer column = scanColumn(key, project);
            if (column == null) {
                return null;
            }
            groupBy.add(scan.scan().fields().get(column));
        }
        List<Call> calls = new ArrayList<>();
        for (AggregateCall call : aggregate.getAggCallList()) {
            Call pushed = call(call, project, scan);
            if (pushed == null) {
                return null;
            }
            calls.add(pushed);
        }
        Aggregation aggregation =
                new Aggregation(scan.scan().withFields(List.of()).withOrder(List.of()), groupBy, calls);
        return scan.store().check(aggregation) instanceof Verdict.Exact
                ? new StoreAggregate(scan, aggregation, aggregate.getRowType())
                : null;
    }

    private static @Nullable Call call(AggregateCall call, @Nullable Project project, StoreScan scan) {
        if (call.isDistinct() && !isMinOrMax(call)
                || call.hasFilter()
                || !call.getCollation().getKeys().isEmpty()) {
            return null;
        }
        if (call.getArgList().isEmpty()) {
            return call.getAggregation().getKind() == org.apache.calcite.sql.SqlKind.COUNT
                    ? new Call(Function.COUNT, null)
                    : null;
        }
        Integer column =
                call.getArgList().size() == 1 ? scanColumn(call.getArgList().get(0), project) : null;
        if (column == null) {
            return null;
        }
        String field = scan.scan().fields().get(column);
        ValueType type = scan.column(column).valueType();
        return switch (call.getAggregation().getKind()) {
            case COUNT -> new Call(Function.COUNT, field);
            case MIN -> new Call(Function.MIN, field);
            case MAX -> new Call(Function.MAX, field);
            // The order of additions changes a sum of doubles, so that one is left to memory.
            case SUM -> type == ValueType.INTEGER || type == ValueType.DECIMAL ? new Call(Function.SUM, field) : null;
            default -> null;
        };
    }

    private static boolean isMinOrMax(AggregateCall call) {
        return switch (call.getAggregation().getKind()) {
            case MIN, MAX -> true;
            default -> false;
        };
    }

    private static @Nullable Integer scanColumn(int column, @Nullable Project project) {
        if (project == null) {
            return column;
        }
        RexNode expression = project.getProjects().get(column);
        return expression instanceof RexInputRef ref ? ref.getIndex() : null;
    }
}
