package io.nonrel.planner.physical;

import io.nonrel.exec.Emulation;
import io.nonrel.exec.InputColumn;
import io.nonrel.exec.Operator;
import io.nonrel.exec.Scalar;
import io.nonrel.exec.aggregate.AggregateCall;
import io.nonrel.exec.operator.ProjectOperator;
import io.nonrel.exec.window.Frame;
import io.nonrel.exec.window.FrameBound;
import io.nonrel.exec.window.WindowCall;
import io.nonrel.exec.window.WindowGroup;
import io.nonrel.exec.window.WindowOperator;
import io.nonrel.spi.NoticeCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowExclusion;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Window functions. The constants of a window's calls are appended to its input as columns, since that is where aggregates
 * find their arguments, and dropped again behind it.
 */
final class WindowPlanner {

    private final PhysicalPlanner planner;

    WindowPlanner(PhysicalPlanner planner) {
        this.planner = planner;
    }

    Operator plan(Window window) {
        int width = window.getInput().getRowType().getFieldCount();
        int constants = window.constants.size();
        Operator rows = planner.plan(window.getInput());
        if (constants > 0) {
            List<Scalar> columns = columns(0, width);
            window.constants.forEach(c -> columns.add(planner.scalar(c)));
            rows = new ProjectOperator(rows, columns, "*, " + constants + " constants");
        }
        List<WindowGroup> groups =
                window.groups.stream().map(g -> group(g, window)).toList();
        String text = window.groups.stream()
                .flatMap(g -> g.aggCalls.stream())
                .map(c -> c.getOperator().getName() + "(…)")
                .collect(Collectors.joining(", "));
        Emulation emulation = planner.announced()
                .on(
                        window.getInput(),
                        NoticeCode.CLIENT_AGGREGATE,
                        "window functions " + text + " are computed in memory");
        Operator computed = new WindowOperator(rows, width + constants, groups, text, emulation);
        if (constants == 0) {
            return computed;
        }
        List<Scalar> columns = columns(0, width);
        columns.addAll(columns(width + constants, window.getRowType().getFieldCount() - width));
        return new ProjectOperator(computed, columns, "without constants");
    }

    private static List<Scalar> columns(int from, int count) {
        List<Scalar> columns = new ArrayList<>(count);
        for (int i = from; i < from + count; i++) {
            columns.add(new InputColumn(i));
        }
        return columns;
    }

    private WindowGroup group(Window.Group group, Window window) {
        List<WindowCall> calls = group.aggCalls.stream().map(this::call).toList();
        return new WindowGroup(
                group.keys.asList(),
                group.orderKeys.getFieldCollations().stream()
                        .map(PhysicalPlanner::sortKey)
                        .toList(),
                frame(group, window),
                calls);
    }

    private WindowCall call(Window.RexWinAggCall call) {
        SqlKind kind = call.getOperator().getKind();
        return switch (kind) {
            case ROW_NUMBER -> WindowCall.Rank.ROW_NUMBER;
            case RANK -> WindowCall.Rank.RANK;
            case DENSE_RANK -> WindowCall.Rank.DENSE_RANK;
            case PERCENT_RANK -> WindowCall.Rank.PERCENT_RANK;
            case CUME_DIST -> WindowCall.Rank.CUME_DIST;
            case NTILE -> new WindowCall.Ntile(operand(call, 0));
            case LAG, LEAD ->
                new WindowCall.Shift(
                        kind == SqlKind.LEAD,
                        operand(call, 0),
                        optionalOperand(call, 1),
                        optionalOperand(call, 2),
                        call.ignoreNulls);
            case FIRST_VALUE -> new WindowCall.Nth(operand(call, 0), null, false, call.ignoreNulls);
            case LAST_VALUE -> new WindowCall.Nth(operand(call, 0), null, true, call.ignoreNulls);
            case NTH_VALUE -> new WindowCall.Nth(operand(call, 0), operand(call, 1), false, call.ignoreNulls);
            default -> new WindowCall.Aggregate(aggregate(call));
        };
    }

    private static AggregateCall aggregate(Window.RexWinAggCall call) {
        List<Integer> arguments = call.getOperands().stream()
                .map(o -> ((RexInputRef) o).getIndex())
                .toList();
        return new AggregateCall(
                AggregatePlanner.function((org.apache.calcite.sql.SqlAggFunction) call.getOperator()),
                arguments,
                call.distinct,
                -1,
                List.of(),
                call.ignoreNulls,
                AggregatePlanner.resultType(call.getType()));
    }

    private Scalar operand(Window.RexWinAggCall call, int index) {
        return planner.scalar(call.getOperands().get(index));
    }

    private @Nullable Scalar optionalOperand(Window.RexWinAggCall call, int index) {
        return index < call.getOperands().size() ? operand(call, index) : null;
    }

    private Frame frame(Window.Group group, Window window) {
        Frame.Exclusion exclusion =
                switch (group.exclude == null ? RexWindowExclusion.EXCLUDE_NO_OTHER : group.exclude) {
                    case EXCLUDE_NO_OTHER -> Frame.Exclusion.NO_OTHERS;
                    case EXCLUDE_CURRENT_ROW -> Frame.Exclusion.CURRENT_ROW;
                    case EXCLUDE_GROUP -> Frame.Exclusion.GROUP;
                    case EXCLUDE_TIES -> Frame.Exclusion.TIES;
                };
        return new Frame(
                group.isRows ? Frame.Unit.ROWS : Frame.Unit.RANGE,
                bound(group.lowerBound, group, window),
                bound(group.upperBound, group, window),
                exclusion);
    }

    private FrameBound bound(RexWindowBound bound, Window.Group group, Window window) {
        if (bound.isUnboundedPreceding()) {
            return new FrameBound.UnboundedPreceding();
        }
        if (bound.isUnboundedFollowing()) {
            return new FrameBound.UnboundedFollowing();
        }
        RexNode distance = bound.getOffset();
        if (bound.isCurrentRow() || distance == null) {
            return new FrameBound.CurrentRow();
        }
        return new FrameBound.Offset(
                bound.isPreceding(),
                planner.scalar(distance),
                group.isRows ? null : boundary(bound, distance, group, window));
    }

    /** The sort key at a distance, where that is no plain number. */
    private @Nullable Scalar boundary(RexWindowBound bound, RexNode distance, Window.Group group, Window window) {
        List<RelFieldCollation> order = group.orderKeys.getFieldCollations();
        RexNode key =
                RexInputRef.of(order.get(0).getFieldIndex(), window.getInput().getRowType());
        if (order.size() != 1 || !SqlTypeUtil.isDatetime(key.getType())) {
            return null;
        }
        RexBuilder rexBuilder = window.getCluster().getRexBuilder();
        boolean earlier = bound.isPreceding() != order.get(0).direction.isDescending();
        int constant = ((RexInputRef) distance).getIndex()
                - window.getInput().getRowType().getFieldCount();
        RexNode interval = window.constants.get(constant);
        return planner.scalar(rexBuilder.makeCall(
                key.getType(),
                earlier ? SqlStdOperatorTable.MINUS_DATE : SqlStdOperatorTable.DATETIME_PLUS,
                List.of(key, interval)));
    }
}
