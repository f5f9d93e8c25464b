package io.nonrel.planner;

import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * A sub-query that must give one value, grouped by a key of its table, gives one: the groups are the rows. So it is a join
 * like others.
 */
final class UniqueGroups {

    private UniqueGroups() {}

    /** The tree with rows in the place of such groups. */
    static RelNode asRows(RelNode node) {
        List<RelNode> inputs =
                node.getInputs().stream().map(UniqueGroups::asRows).toList();
        RelNode copy = inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
        return copy instanceof Aggregate aggregate ? asRows(aggregate).orElse(aggregate) : copy;
    }

    private static Optional<RelNode> asRows(Aggregate aggregate) {
        RelNode input = aggregate.getInput();
        boolean single = !aggregate.getAggCallList().isEmpty()
                && aggregate.getAggCallList().stream().allMatch(UniqueGroups::isSingle);
        if (!single || !Aggregate.isSimple(aggregate) || !isUnique(input, aggregate.getGroupSet())) {
            return Optional.empty();
        }
        List<RexNode> columns = new ArrayList<>();
        aggregate.getGroupSet().forEach(g -> columns.add(RexInputRef.of(g, input.getRowType())));
        aggregate
                .getAggCallList()
                .forEach(c -> columns.add(RexInputRef.of(c.getArgList().get(0), input.getRowType())));
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i)
                    .getType()
                    .equals(aggregate.getRowType().getFieldList().get(i).getType())) {
                return Optional.empty();
            }
        }
        return Optional.of(LogicalProject.create(input, List.of(), columns, aggregate.getRowType(), Set.of()));
    }

    private static boolean isSingle(AggregateCall call) {
        return call.getAggregation().getKind() == SqlKind.SINGLE_VALUE && call.filterArg < 0;
    }

    /** Whether no two rows have the same values in columns. */
    private static boolean isUnique(RelNode node, ImmutableBitSet columns) {
        if (node instanceof TableScan scan) {
            return isKey(scan, columns);
        }
        if (node instanceof Filter filter) {
            return isUnique(filter.getInput(), columns);
        }
        if (node instanceof Project project) {
            ImmutableBitSet.Builder below = ImmutableBitSet.builder();
            for (int column : columns) {
                if (project.getProjects().get(column) instanceof RexInputRef ref) {
                    below.set(ref.getIndex());
                }
            }
            return isUnique(project.getInput(), below.build());
        }
        return node instanceof Join join && isUnique(join, columns);
    }

    /** A join that finds at most one row for each of its left side, or of its right. */
    private static boolean isUnique(Join join, ImmutableBitSet columns) {
        int width = join.getLeft().getRowType().getFieldCount();
        JoinInfo keys = join.analyzeCondition();
        if (join.getJoinType() == JoinRelType.SEMI || join.getJoinType() == JoinRelType.ANTI) {
            return isUnique(join.getLeft(), columns);
        }
        ImmutableBitSet left = columns.intersect(ImmutableBitSet.range(width));
        ImmutableBitSet right = columns.except(left).shift(-width);
        boolean inner = join.getJoinType() == JoinRelType.INNER;
        return (inner || join.getJoinType() == JoinRelType.LEFT)
                        && isUnique(join.getRight(), keys.rightSet())
                        && isUnique(join.getLeft(), left)
                || inner && isUnique(join.getLeft(), keys.leftSet()) && isUnique(join.getRight(), right);
    }

    private static boolean isKey(TableScan scan, ImmutableBitSet columns) {
        Table table = scan.getTable() == null ? null : scan.getTable().unwrap(Table.class);
        if (table == null) {
            return false;
        }
        Set<String> names = new HashSet<>();
        for (int column : columns) {
            Column known = table.columns().get(column);
            if (!known.nullable()) {
                names.add(known.name());
            }
        }
        return names.containsAll(table.key())
                || table.primaryKey() != null
                        && names.containsAll(table.primaryKey().columns())
                || table.uniques().stream().anyMatch(u -> names.containsAll(u.columns()));
    }
}
