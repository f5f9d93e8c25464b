package io.nonrel.planner.joined;

import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.ReferencePath;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.scan.StoreScan;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/** Reads algebra as a {@link ReferenceTree}, where it is one. */
final class ReferenceTrees {

    private final Catalog catalog;

    /** What was found; a join is met once by itself and again within each one above it. */
    private final IdentityHashMap<RelNode, Optional<ReferenceTree>> known = new IdentityHashMap<>();

    ReferenceTrees(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The meaning of a node; null when it is something else. */
    @Nullable
    ReferenceTree of(RelNode node) {
        Optional<ReferenceTree> found = known.get(node);
        if (found == null) {
            found = Optional.ofNullable(meaning(node));
            known.put(node, found);
        }
        return found.orElse(null);
    }

    private @Nullable ReferenceTree meaning(RelNode node) {
        if (!node.getVariablesSet().isEmpty()) {
            return null;
        }
        if (node instanceof TableScan scan) {
            return scan(scan);
        }
        if (node instanceof Filter filter) {
            return filter(filter);
        }
        if (node instanceof Project project) {
            return project(project);
        }
        return node instanceof Join join ? join(join) : null;
    }

    private static @Nullable ReferenceTree scan(TableScan scan) {
        Table table = scan.getTable().unwrap(Table.class);
        if (table == null || scan instanceof StoreScan) {
            return null;
        }
        List<Reached> columns = new ArrayList<>();
        List<RexNode> outputs = new ArrayList<>();
        for (RelDataTypeField field : scan.getRowType().getFieldList()) {
            Column column = table.columns().get(field.getIndex());
            columns.add(new Reached(List.of(column.field()), table, column, field.getType()));
            outputs.add(new RexInputRef(field.getIndex(), field.getType()));
        }
        return new ReferenceTree(scan, List.of(), List.of(), columns, outputs, List.of());
    }

    private @Nullable ReferenceTree filter(Filter filter) {
        ReferenceTree input = of(filter.getInput());
        if (input == null || !isPlain(filter.getCondition())) {
            return null;
        }
        ReferenceTree below = input.within(0);
        List<RexNode> conditions = new ArrayList<>(input.conditions());
        conditions.addAll(RelOptUtil.conjunctions(over(filter.getCondition(), input.outputs())));
        return new ReferenceTree(
                below.base(), below.way(), below.steps(), below.columns(), below.outputs(), conditions);
    }

    private @Nullable ReferenceTree project(Project project) {
        ReferenceTree input =
                project.getProjects().stream().allMatch(ReferenceTrees::isPlain) ? of(project.getInput()) : null;
        if (input == null) {
            return null;
        }
        ReferenceTree below = input.within(0);
        List<RexNode> outputs = project.getProjects().stream()
                .map(p -> over(p, input.outputs()))
                .toList();
        return new ReferenceTree(
                below.base(), below.way(), below.steps(), below.columns(), outputs, below.conditions());
    }

    /** Whether an expression may be moved and doubled. */
    private static boolean isPlain(RexNode expression) {
        return RexUtil.isDeterministic(expression)
                && !RexOver.containsOver(expression)
                && RexUtil.SubQueryFinder.find(expression) == null;
    }

    private @Nullable ReferenceTree join(Join join) {
        JoinRelType type = join.getJoinType();
        boolean known = type == JoinRelType.INNER
                || type == JoinRelType.LEFT
                || type == JoinRelType.RIGHT
                || type == JoinRelType.SEMI
                || type == JoinRelType.ANTI
                || type == JoinRelType.LEFT_MARK;
        if (!known || !isPlain(join.getCondition())) {
            return null;
        }
        ReferenceTree of = of(join.getLeft());
        ReferenceTree to = of == null ? null : of(join.getRight());
        if (of == null || to == null) {
            return null;
        }
        ReferenceTree left = of.within(0);
        ReferenceTree right = to.within(1);
        if (type == JoinRelType.ANTI || type == JoinRelType.LEFT_MARK) {
            return absent(join, left, right);
        }
        ReferenceTree tree = type == JoinRelType.RIGHT ? null : join(join, left, right, false);
        boolean turns = tree == null && (type == JoinRelType.INNER || type == JoinRelType.RIGHT);
        return turns ? join(join, right, left, true) : tree;
    }

    /**
     * The join of rows with those that they refer to.
     *
     * @param turned whether the child is the right side of the join
     */
    private @Nullable ReferenceTree join(Join join, ReferenceTree child, ReferenceTree parent, boolean turned) {
        boolean inner = !join.getJoinType().isOuterJoin();
        int offset = child.columns().size();
        List<RexNode> parentOutputs = new ArrayList<>();
        for (RexNode output : parent.outputs()) {
            boolean bare = output instanceof RexInputRef;
            if (!inner && !bare) {
                return null;
            }
            RexNode shifted = RexUtil.shift(output, offset);
            parentOutputs.add(inner ? shifted : nullable((RexInputRef) shifted, join));
        }
        List<RexNode> both = new ArrayList<>(turned ? parentOutputs : child.outputs());
        both.addAll(turned ? child.outputs() : parentOutputs);
        List<RexNode> conjuncts = RelOptUtil.conjunctions(over(join.getCondition(), both));
        Step step = null;
        List<RexNode> rest = new ArrayList<>();
        for (RexNode conjunct : conjuncts) {
            Step found = step == null ? step(conjunct, child, parent, inner) : null;
            step = found == null ? step : found;
            if (found == null) {
                rest.add(conjunct);
            }
        }
        boolean fits = step != null
                && isAlone(step, child)
                && (inner
                        || rest.isEmpty()
                                && parent.conditions().isEmpty()
                                && parent.steps().stream().noneMatch(Step::inner));
        if (!fits) {
            return null;
        }
        return joined(join, child, parent, Objects.requireNonNull(step), both, rest);
    }

    /** Rows without such a parent, or marked by whether they have one: an outer join, of which nothing satisfies all conditions. */
    private @Nullable ReferenceTree absent(Join join, ReferenceTree child, ReferenceTree parent) {
        int offset = child.columns().size();
        List<RexNode> both = new ArrayList<>(child.outputs());
        parent.outputs().forEach(o -> both.add(RexUtil.shift(o, offset)));
        Step step = null;
        List<RexNode> rest = new ArrayList<>();
        parent.conditions().forEach(c -> rest.add(RexUtil.shift(c, offset)));
        for (RexNode conjunct : RelOptUtil.conjunctions(over(join.getCondition(), both))) {
            Step found = step == null ? step(conjunct, child, parent, false) : null;
            step = found == null ? step : found;
            if (found == null) {
                rest.add(conjunct);
            }
        }
        if (step == null || !isAlone(step, child)) {
            return null;
        }
        boolean marks = join.getJoinType() == JoinRelType.LEFT_MARK;
        if (marks && (rest.size() > parent.conditions().size() || isNullable(step, child))) {
            // NULL IN (…) is unknown, if there is any row.
            return null;
        }
        return Absence.of(join, child, parent, step, rest);
    }

    private static boolean isNullable(Step step, ReferenceTree child) {
        return child.columns().stream()
                .anyMatch(c -> c.path().equals(step.reference()) && c.type().isNullable());
    }

    /** Whether a path means one row: what a column refers to by its foreign key, or something else. */
    private static boolean isAlone(Step step, ReferenceTree child) {
        return child.steps().stream()
                .allMatch(s -> !s.reference().equals(step.reference()) || s.declared() && step.declared());
    }

    private static ReferenceTree joined(
            Join join, ReferenceTree child, ReferenceTree parent, Step step, List<RexNode> both, List<RexNode> rest) {
        int offset = child.columns().size();
        List<Reached> columns = new ArrayList<>(child.columns());
        for (Reached column : parent.columns()) {
            RelDataType type = step.inner() ? column.type() : nullable(column.type(), join);
            columns.add(column.from(step.reference(), type));
        }
        List<Step> steps = new ArrayList<>(child.steps());
        steps.add(step);
        parent.steps().forEach(s -> steps.add(s.from(step)));
        List<RexNode> conditions = new ArrayList<>(child.conditions());
        parent.conditions().forEach(c -> conditions.add(RexUtil.shift(c, offset)));
        conditions.addAll(rest);
        List<RexNode> outputs = join.getJoinType() == JoinRelType.SEMI ? child.outputs() : both;
        return new ReferenceTree(child.base(), child.way(), steps, columns, outputs, conditions);
    }

    /** The join that a condition says, if it says that a column of the child is a key of the parent's base. */
    private @Nullable Step step(RexNode condition, ReferenceTree child, ReferenceTree parent, boolean inner) {
        boolean equal = condition.isA(SqlKind.EQUALS) || condition.isA(SqlKind.IS_NOT_DISTINCT_FROM);
        if (!equal || !(condition instanceof RexCall call)) {
            return null;
        }
        int offset = child.columns().size();
        RexInputRef a = column(call.getOperands().get(0));
        RexInputRef b = column(call.getOperands().get(1));
        if (a == null || b == null || a.getIndex() < offset == b.getIndex() < offset) {
            return null;
        }
        Reached reference = child.columns().get(Math.min(a.getIndex(), b.getIndex()));
        Reached key = parent.columns().get(Math.max(a.getIndex(), b.getIndex()) - offset);
        Table owner = key.owner();
        List<String> unique = List.of(key.column().name());
        boolean isUnique = owner.key().equals(unique)
                || owner.primaryKey() != null && owner.primaryKey().columns().equals(unique)
                || owner.uniques().stream().anyMatch(u -> u.columns().equals(unique));
        // Without NULL in the key it makes no difference whether two NULLs are distinct.
        boolean decided = condition.isA(SqlKind.EQUALS) || !key.type().isNullable();
        if (!key.isOwn()
                || !isUnique
                || !decided
                || reference.column().valueType() != key.column().valueType()) {
            return null;
        }
        boolean leads = reference.isOwn()
                || child.steps().stream()
                        .anyMatch(s -> s.declared() && s.reference().equals(reference.reference()));
        boolean declared = leads
                && ReferencePath.hop(catalog, reference.owner(), reference.column())
                        .filter(h -> ReferencePath.isSame(h.parent(), owner)
                                && h.key().name().equals(key.column().name()))
                        .isPresent();
        return new Step(parent.way(), reference.path(), key.column(), declared, inner);
    }

    /** The column that an expression is, also with another type for the same values. */
    private static @Nullable RexInputRef column(RexNode expression) {
        RexNode inner = expression;
        while (inner instanceof RexCall call && call.isA(SqlKind.CAST) && isWider(call)) {
            inner = call.getOperands().get(0);
        }
        return inner instanceof RexInputRef ref ? ref : null;
    }

    private static boolean isWider(RexCall cast) {
        RelDataType from = cast.getOperands().get(0).getType();
        RelDataType to = cast.getType();
        return switch (to.getSqlTypeName()) {
            case SMALLINT, INTEGER, BIGINT ->
                switch (from.getSqlTypeName()) {
                    case TINYINT, SMALLINT, INTEGER, BIGINT ->
                        from.getSqlTypeName().compareTo(to.getSqlTypeName()) <= 0;
                    default -> false;
                };
            case VARCHAR ->
                from.getSqlTypeName() == to.getSqlTypeName()
                        && (to.getPrecision() < 0
                                || from.getPrecision() >= 0 && to.getPrecision() >= from.getPrecision());
            default -> from.getSqlTypeName() == to.getSqlTypeName() && from.equals(to);
        };
    }

    private static RexNode nullable(RexInputRef ref, Join join) {
        return new RexInputRef(ref.getIndex(), nullable(ref.getType(), join));
    }

    static RelDataType nullable(RelDataType type, Join join) {
        return join.getCluster().getTypeFactory().createTypeWithNullability(type, true);
    }

    private static RexNode over(RexNode expression, List<RexNode> columns) {
        return expression.accept(new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                return columns.get(ref.getIndex());
            }
        });
    }
}
