package io.nonrel.planner.joined;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/** NOT EXISTS along a reference: no row is reached, or one that doesn't satisfy a condition. */
final class Absence {

    private Absence() {}

    /**
     * The rows of a child without such a parent, or all marked by whether they have one.
     *
     * @param step an outer join
     * @param conditions on the parent that would be missing, over the columns of both
     * @return null when it can't be told whether a row is reached
     */
    static @Nullable ReferenceTree of(
            Join join, ReferenceTree child, ReferenceTree parent, Step step, List<RexNode> conditions) {
        RexBuilder builder = join.getCluster().getRexBuilder();
        int offset = child.columns().size();
        List<Reached> columns = new ArrayList<>(child.columns());
        for (Reached column : parent.columns()) {
            columns.add(column.from(step.reference(), ReferenceTrees.nullable(column.type(), join)));
        }
        List<Step> steps = new ArrayList<>(child.steps());
        steps.add(step);
        List<RexNode> absent = new ArrayList<>();
        RexNode first = isMissing(step, columns, offset, builder);
        if (first == null) {
            return null;
        }
        absent.add(first);
        for (Step further : parent.steps()) {
            Step outer = further.from(step).outer();
            steps.add(outer);
            RexNode missing = further.inner() ? isMissing(outer, columns, offset, builder) : first;
            if (missing == null) {
                return null;
            }
            if (further.inner()) {
                absent.add(missing);
            }
        }
        conditions.forEach(c -> absent.add(isNotTrue(overNullable(c, columns, offset, join), builder)));
        RexNode isAbsent = RexUtil.composeDisjunction(builder, absent);
        List<RexNode> all = new ArrayList<>(child.conditions());
        List<RexNode> outputs = new ArrayList<>(child.outputs());
        if (join.getJoinType() == JoinRelType.LEFT_MARK) {
            RelDataType type =
                    join.getRowType().getFieldList().get(outputs.size()).getType();
            outputs.add(builder.makeCall(type, SqlStdOperatorTable.NOT, List.of(isAbsent)));
        } else {
            all.add(isAbsent);
        }
        return new ReferenceTree(child.base(), child.way(), steps, columns, outputs, all);
    }

    private static @Nullable RexNode isMissing(Step step, List<Reached> columns, int from, RexBuilder builder) {
        for (int i = from; i < columns.size(); i++) {
            Reached column = columns.get(i);
            boolean isKey = column.reference().equals(step.reference())
                    && column.column().name().equals(step.key().name())
                    && !column.column().nullable();
            if (isKey) {
                return builder.makeCall(SqlStdOperatorTable.IS_NULL, new RexInputRef(i, column.type()));
            }
        }
        return null;
    }

    /** Comparisons in a form that stores know. */
    private static RexNode isNotTrue(RexNode condition, RexBuilder builder) {
        boolean strict = condition.isA(SqlKind.COMPARISON) || condition.isA(SqlKind.LIKE);
        List<RexNode> alternatives = new ArrayList<>();
        if (strict && condition instanceof RexCall call) {
            for (RexNode operand : call.getOperands()) {
                if (operand instanceof RexInputRef) {
                    alternatives.add(builder.makeCall(SqlStdOperatorTable.IS_NULL, operand));
                } else if (operand instanceof RexDynamicParam) {
                    if (operand.getType().isNullable()) {
                        alternatives.add(builder.makeCall(SqlStdOperatorTable.IS_NULL, operand));
                    }
                } else if (!(operand instanceof RexLiteral literal) || literal.isNull()) {
                    strict = false;
                }
            }
        }
        if (!strict) {
            return builder.makeCall(SqlStdOperatorTable.IS_NOT_TRUE, condition);
        }
        alternatives.add(builder.makeCall(SqlStdOperatorTable.NOT, condition));
        return RexUtil.composeDisjunction(builder, alternatives);
    }

    /** A condition over columns that an outer join makes nullable. */
    private static RexNode overNullable(RexNode condition, List<Reached> columns, int from, Join join) {
        return condition.accept(new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                return ref.getIndex() < from
                        ? ref
                        : new RexInputRef(
                                ref.getIndex(), columns.get(ref.getIndex()).type());
            }

            @Override
            public RexNode visitCall(RexCall call) {
                List<RexNode> operands = visitList(call.getOperands());
                boolean tells = call.isA(SqlKind.IS_NULL) || call.isA(SqlKind.IS_NOT_NULL);
                RelDataType type = tells ? call.getType() : ReferenceTrees.nullable(call.getType(), join);
                return operands.equals(call.getOperands()) ? call : call.clone(type, operands);
            }
        });
    }
}
