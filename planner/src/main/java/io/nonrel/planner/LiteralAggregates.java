package io.nonrel.planner;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.tools.RelBuilder;

/**
 * Replaces the aggregate function that gives a literal: Calcite makes it of sub-queries in join conditions, to see that a
 * group is there. A projection above the aggregation does the same.
 */
final class LiteralAggregates {

    private LiteralAggregates() {}

    static RelNode replace(RelNode node) {
        List<RelNode> inputs =
                node.getInputs().stream().map(LiteralAggregates::replace).toList();
        RelNode copy = inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
        return copy instanceof Aggregate aggregate
                        && aggregate.getAggCallList().stream().anyMatch(LiteralAggregates::isLiteral)
                ? project(aggregate)
                : copy;
    }

    private static boolean isLiteral(AggregateCall call) {
        return call.getAggregation().getKind() == SqlKind.LITERAL_AGG;
    }

    private static RelNode project(Aggregate aggregate) {
        List<AggregateCall> calls = new ArrayList<>();
        for (AggregateCall call : aggregate.getAggCallList()) {
            calls.add(isLiteral(call) ? count(call, aggregate) : call);
        }
        RelBuilder builder = Normalizer.BUILDERS.create(aggregate.getCluster(), null);
        builder.push(aggregate.copy(
                aggregate.getTraitSet(),
                aggregate.getInput(),
                aggregate.getGroupSet(),
                aggregate.getGroupSets(),
                calls));
        List<RexNode> columns = new ArrayList<>(builder.fields());
        for (int i = 0; i < calls.size(); i++) {
            AggregateCall call = aggregate.getAggCallList().get(i);
            if (isLiteral(call)) {
                columns.set(aggregate.getGroupCount() + i, call.rexList.get(0));
            }
        }
        return builder.project(columns, aggregate.getRowType().getFieldNames(), true)
                .build();
    }

    /** Something for the place; nobody reads it. */
    private static AggregateCall count(AggregateCall literal, Aggregate aggregate) {
        return AggregateCall.create(
                literal.getParserPosition(),
                SqlStdOperatorTable.COUNT,
                false,
                false,
                false,
                List.of(),
                List.of(),
                -1,
                null,
                RelCollations.EMPTY,
                aggregate.getGroupSets().stream().anyMatch(set -> set.isEmpty()),
                aggregate.getInput(),
                null,
                literal.getName());
    }
}
