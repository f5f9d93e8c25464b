package io.nonrel.planner;

import io.nonrel.exec.SingleValueOperator;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Decorrelation computes a sub-query that must give one value for all outer rows at once, also for those that the outer WHERE
 * leaves out: that a group has several rows is an error only where a row that is left reads it. So groups are counted, and the
 * error is raised above the join.
 */
final class SingleValues {

    private SingleValues() {}

    /** An input with the number of rows as its last column, and the columns that are wrong when it is above 1. */
    private record Counted(RelNode node, ImmutableBitSet checked) {}

    /** The tree with such errors raised above joins. */
    static RelNode checkedAboveJoins(RelNode node) {
        List<RelNode> inputs =
                node.getInputs().stream().map(SingleValues::checkedAboveJoins).toList();
        RelNode copy = inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
        if (copy instanceof Join join
                && (join.getJoinType() == JoinRelType.LEFT || join.getJoinType() == JoinRelType.INNER)) {
            Counted right = counted(join.getRight());
            if (right != null && !isTested(join, right)) {
                return checked(join, right);
            }
        }
        return copy;
    }

    private static boolean isTested(Join join, Counted right) {
        int left = join.getLeft().getRowType().getFieldCount();
        return RelOptUtil.InputFinder.bits(join.getCondition()).intersects(right.checked.shift(left));
    }

    private static @Nullable Counted counted(RelNode node) {
        if (node instanceof Aggregate aggregate) {
            boolean single = aggregate.getAggCallList().stream().anyMatch(SingleValues::isSingle);
            return single && aggregate.getGroupCount() > 0 && Aggregate.isSimple(aggregate) ? counted(aggregate) : null;
        }
        Counted input = node instanceof Project project ? counted(project.getInput()) : null;
        return input == null ? null : counted((Project) node, input);
    }

    private static boolean isSingle(AggregateCall call) {
        return call.getAggregation().getKind() == SqlKind.SINGLE_VALUE;
    }

    private static Counted counted(Aggregate aggregate) {
        ImmutableBitSet.Builder checked = ImmutableBitSet.builder();
        List<AggregateCall> calls = new ArrayList<>();
        for (AggregateCall call : aggregate.getAggCallList()) {
            if (isSingle(call)) {
                checked.set(aggregate.getGroupCount() + calls.size());
                calls.add(call(aggregate, SqlStdOperatorTable.ANY_VALUE, call.getArgList(), call.getName()));
            } else {
                calls.add(call);
            }
        }
        calls.add(call(aggregate, SqlStdOperatorTable.COUNT, List.of(), null));
        return new Counted(
                aggregate.copy(
                        aggregate.getTraitSet(),
                        aggregate.getInput(),
                        aggregate.getGroupSet(),
                        aggregate.getGroupSets(),
                        calls),
                checked.build());
    }

    private static AggregateCall call(
            Aggregate aggregate, SqlAggFunction function, List<Integer> arguments, @Nullable String name) {
        return AggregateCall.create(
                org.apache.calcite.sql.parser.SqlParserPos.ZERO,
                function,
                false,
                false,
                false,
                List.of(),
                arguments,
                -1,
                null,
                RelCollations.EMPTY,
                false,
                aggregate.getInput(),
                null,
                name);
    }

    private static Counted counted(Project project, Counted input) {
        RelBuilder builder =
                Normalizer.BUILDERS.create(project.getCluster(), null).push(input.node);
        List<RexNode> columns = new ArrayList<>(project.getProjects());
        ImmutableBitSet.Builder checked = ImmutableBitSet.builder();
        for (int i = 0; i < columns.size(); i++) {
            if (RelOptUtil.InputFinder.bits(columns.get(i)).intersects(input.checked)) {
                checked.set(i);
            }
        }
        columns.add(builder.field(input.node.getRowType().getFieldCount() - 1));
        return new Counted(builder.project(columns, List.of(), true).build(), checked.build());
    }

    private static RelNode checked(Join join, Counted right) {
        RelNode counting = join.copy(
                join.getTraitSet(),
                join.getCondition(),
                join.getLeft(),
                right.node,
                join.getJoinType(),
                join.isSemiJoinDone());
        RelBuilder builder = Normalizer.BUILDERS.create(join.getCluster(), null).push(counting);
        RexBuilder expressions = builder.getRexBuilder();
        ImmutableBitSet checked =
                right.checked.shift(join.getLeft().getRowType().getFieldCount());
        RexNode count = builder.field(counting.getRowType().getFieldCount() - 1);
        List<RexNode> columns = new ArrayList<>();
        for (RelDataTypeField field : join.getRowType().getFieldList()) {
            RexNode column = builder.field(field.getIndex());
            columns.add(
                    checked.get(field.getIndex())
                            ? expressions.makeCall(
                                    field.getType(), SingleValueOperator.INSTANCE, List.of(column, count))
                            : column);
        }
        return builder.project(columns, join.getRowType().getFieldNames(), true).build();
    }
}
