package io.nonrel.planner.joined;

import io.nonrel.planner.PlanningContext;
import io.nonrel.planner.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.mapping.Mapping;
import org.apache.calcite.util.mapping.MappingType;
import org.apache.calcite.util.mapping.Mappings;
import org.jspecify.annotations.Nullable;

/**
 * The phase USE_INDEXES: a tree of joins along references becomes a read of one table where each column that is used is the
 * table's own, a copy, or a key that the table refers to. A join that must find a row becomes the condition that there is
 * one; an outer join of which nothing is used disappears.
 */
public final class JoinsByIndex {

    private final ReferenceTrees trees;

    public JoinsByIndex(PlanningContext context) {
        this.trees = new ReferenceTrees(context.catalog());
    }

    /** The tree with as few joins as the indexes allow. */
    public RelNode apply(RelNode root) {
        if (!hasJoin(root)) {
            return root;
        }
        RelNode node = sorted(root);
        if (node != root) {
            return node;
        }
        if (node instanceof Join || node instanceof Project || node instanceof Filter) {
            ReferenceTree tree = trees.of(node);
            if (tree != null && !tree.steps().isEmpty()) {
                Table table = Objects.requireNonNull(tree.base().getTable().unwrap(Table.class));
                CopiedColumns copied = new CopiedColumns(tree, table);
                RelNode read = read(node, tree, copied);
                if (read != null) {
                    return read;
                }
                if (!copied.waiting().isEmpty()) {
                    node = replace(node, tree.base(), CopiedColumns.waiting(tree.base(), table, copied.waiting()));
                }
            }
        }
        List<RelNode> inputs = new ArrayList<>();
        boolean changed = false;
        for (RelNode input : node.getInputs()) {
            RelNode applied = apply(input);
            changed |= applied != input;
            inputs.add(applied);
        }
        return changed ? node.copy(node.getTraitSet(), inputs) : node;
    }

    /** A sort hands all columns of a join up; those that nobody reads above it are left out first, if that helps. */
    private RelNode sorted(RelNode node) {
        if (!(node instanceof Project project)
                || !(project.getInput() instanceof Sort sort)
                || !project.getVariablesSet().isEmpty()
                || !(sort.getInput() instanceof Join || sort.getInput() instanceof Filter)) {
            return node;
        }
        ImmutableBitSet used = RelOptUtil.InputFinder.bits(project.getProjects(), null)
                .union(ImmutableBitSet.of(sort.getCollation().getKeys()));
        if (used.isEmpty()) {
            return node;
        }
        RelNode join = sort.getInput();
        RelDataType type = join.getRowType();
        Mapping narrow = Mappings.create(MappingType.PARTIAL_FUNCTION, type.getFieldCount(), used.cardinality());
        List<RexNode> columns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int column : used) {
            narrow.set(column, columns.size());
            columns.add(new RexInputRef(column, type.getFieldList().get(column).getType()));
            names.add(type.getFieldNames().get(column));
        }
        RelNode narrowed = LogicalProject.create(join, List.of(), columns, names, Set.of());
        RelNode applied = apply(narrowed);
        if (applied == narrowed || applied.getInput(0) == join) {
            return node;
        }
        RelNode again =
                LogicalSort.create(applied, RexUtil.apply(narrow, sort.getCollation()), sort.offset, sort.fetch);
        return LogicalProject.create(
                again,
                project.getHints(),
                RexUtil.apply(narrow, project.getProjects()),
                project.getRowType(),
                Set.of());
    }

    private static boolean hasJoin(RelNode node) {
        return node instanceof Join || node.getInputs().stream().anyMatch(JoinsByIndex::hasJoin);
    }

    private static @Nullable RelNode read(RelNode node, ReferenceTree tree, CopiedColumns copied) {
        Expressions expressions = new Expressions(tree, copied);
        List<RexNode> conditions = new ArrayList<>();
        for (Step step : tree.steps()) {
            if (step.inner()) {
                RexNode reached = copied.reached(step);
                if (reached == null) {
                    expressions.missing = true;
                } else if (!conditions.contains(reached)) {
                    conditions.add(reached);
                }
            }
        }
        tree.conditions().forEach(c -> conditions.add(expressions.apply(c)));
        List<RexNode> outputs = expressions.visitList(tree.outputs());
        if (expressions.missing) {
            return null;
        }
        PendingRows pending = new PendingRows(tree, copied.corrected());
        pending.others().ifPresent(conditions::add);
        RelNode read = copied.scan();
        if (!conditions.isEmpty()) {
            read = LogicalFilter.create(
                    read, RexUtil.composeConjunction(node.getCluster().getRexBuilder(), conditions));
        }
        return pending.with(node, LogicalProject.create(read, List.of(), outputs, node.getRowType(), Set.of()));
    }

    private static RelNode replace(RelNode node, TableScan old, RelNode replacement) {
        if (node.equals(old)) {
            return replacement;
        }
        List<RelNode> inputs =
                node.getInputs().stream().map(i -> replace(i, old, replacement)).toList();
        return inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
    }

    /** Puts what the table has in the place of what is reached. */
    private static final class Expressions extends RexShuttle {

        private final ReferenceTree tree;
        private final CopiedColumns copied;
        private boolean missing;

        Expressions(ReferenceTree tree, CopiedColumns copied) {
            this.tree = tree;
            this.copied = copied;
        }

        @Override
        public RexNode visitCall(RexCall call) {
            boolean isNull = call.isA(SqlKind.IS_NULL);
            if ((isNull || call.isA(SqlKind.IS_NOT_NULL)) && call.getOperands().get(0) instanceof RexInputRef ref) {
                RexNode reached = copied.isReached(tree.columns().get(ref.getIndex()), !isNull);
                if (reached != null) {
                    return reached;
                }
            }
            return super.visitCall(call);
        }

        @Override
        public RexNode visitInputRef(RexInputRef ref) {
            RexNode expression = copied.expression(tree.columns().get(ref.getIndex()));
            if (expression == null || !expression.getType().equals(ref.getType())) {
                missing = true;
                return ref;
            }
            return expression;
        }
    }
}
