package io.nonrel.planner.joined;

import io.nonrel.index.DerivedIndex;
import io.nonrel.planner.catalog.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * The rows whose copies a job still has to bring up to date, told by their references: they are joined as if there was no
 * index, and all others are read by it.
 */
final class PendingRows {

    private final ReferenceTree tree;
    private final Table table;
    private final Map<String, Set<Object>> references = new LinkedHashMap<>();

    /** @param corrected the indexes that are used and have pending references */
    PendingRows(ReferenceTree tree, List<DerivedIndex> corrected) {
        this.tree = tree;
        this.table = Objects.requireNonNull(tree.base().getTable().unwrap(Table.class));
        for (DerivedIndex index : corrected) {
            references
                    .computeIfAbsent(index.path().get(0), field -> new LinkedHashSet<>())
                    .addAll(Objects.requireNonNull(index.pending()));
        }
    }

    /** That a row of the table is none of them; empty when none is. */
    Optional<RexNode> others() {
        List<RexNode> conditions = new ArrayList<>();
        RexBuilder builder = tree.base().getCluster().getRexBuilder();
        references.forEach((field, values) -> {
            RexNode reference = column(tree.base(), table, field);
            conditions.add(builder.makeCall(
                    SqlStdOperatorTable.OR,
                    builder.makeCall(SqlStdOperatorTable.IS_NULL, reference),
                    builder.makeCall(SqlStdOperatorTable.NOT, isIn(builder, reference, values))));
        });
        return conditions.isEmpty() ? Optional.empty() : Optional.of(RexUtil.composeConjunction(builder, conditions));
    }

    /**
     * What a tree gives.
     *
     * @param node the tree
     * @param others what it gives of all other rows
     */
    RelNode with(RelNode node, RelNode others) {
        if (references.isEmpty()) {
            return others;
        }
        RexBuilder builder = node.getCluster().getRexBuilder();
        RelNode joined = filtered(
                node,
                tree.way(),
                scan -> RexUtil.composeDisjunction(
                        builder,
                        references.entrySet().stream()
                                .map(e -> isIn(builder, column(scan, table, e.getKey()), e.getValue()))
                                .toList()));
        if (references.size() == 1) {
            String field = references.keySet().iterator().next();
            Set<Object> values = Objects.requireNonNull(references.get(field));
            for (Step step : tree.steps()) {
                if (step.reference().equals(List.of(field))) {
                    joined = filtered(joined, step.way(), scan -> {
                        Table parent = Objects.requireNonNull(scan.getTable()).unwrap(Table.class);
                        return isIn(
                                builder,
                                column(
                                        scan,
                                        Objects.requireNonNull(parent),
                                        step.key().field()),
                                values);
                    });
                }
            }
        }
        return LogicalUnion.create(List.of(others, joined), true);
    }

    private interface Condition {
        RexNode on(RelNode scan);
    }

    private static RelNode filtered(RelNode node, List<Integer> way, Condition condition) {
        if (way.isEmpty()) {
            return LogicalFilter.create(node, condition.on(node));
        }
        List<RelNode> inputs = new ArrayList<>(node.getInputs());
        int input = way.get(0);
        inputs.set(input, filtered(inputs.get(input), way.subList(1, way.size()), condition));
        return node.copy(node.getTraitSet(), inputs);
    }

    private static RexNode column(RelNode scan, Table table, String field) {
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).field().equals(field)) {
                RelDataType type = scan.getRowType().getFieldList().get(i).getType();
                return new RexInputRef(i, type);
            }
        }
        throw new AssertionError(table.name() + " lacks " + field);
    }

    private static RexNode isIn(RexBuilder builder, RexNode column, Set<Object> values) {
        return builder.makeIn(
                column,
                values.stream()
                        .map(v -> builder.makeLiteral(v, column.getType(), false, false))
                        .toList());
    }
}
