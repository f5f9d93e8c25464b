package io.nonrel.planner;

import io.nonrel.exec.Cancellation;
import java.util.List;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.hep.HepMatchOrder;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.rules.FilterAggregateTransposeRule;
import org.apache.calcite.rel.rules.FilterCorrelateRule;
import org.apache.calcite.rel.rules.FilterJoinRule;
import org.apache.calcite.rel.rules.FilterMergeRule;
import org.apache.calcite.rel.rules.FilterProjectTransposeRule;
import org.apache.calcite.rel.rules.FilterSetOpTransposeRule;
import org.apache.calcite.rel.rules.FilterWindowTransposeRule;
import org.apache.calcite.rel.rules.JoinPushExpressionsRule;
import org.apache.calcite.rel.rules.MarkToSemiOrAntiJoinRule;
import org.apache.calcite.rel.rules.ProjectMergeRule;
import org.apache.calcite.rel.rules.ProjectRemoveRule;
import org.apache.calcite.rel.rules.ProjectToWindowRule;
import org.apache.calcite.rel.rules.SortRemoveConstantKeysRule;
import org.apache.calcite.rel.rules.SubQueryRemoveRule;
import org.apache.calcite.rel.rules.UnionMergeRule;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql2rel.TopDownGeneralDecorrelator;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Brings relational algebra into the form that the push-down rules read: sub-queries as joins, filters as low as they go,
 * adjacent projections merged, windows apart, no unused columns. Calcite's rules, none of which simplifies expressions: a
 * simplification may change what is UNKNOWN or which error is raised. Rules are made from their own classes: CoreRules would
 * load some eight hundred others. Stateless and thread-safe.
 */
final class Normalizer {

    private static final RelBuilder.Config NO_SIMPLIFICATION = RelBuilder.Config.DEFAULT
            .withSimplify(false)
            .withSimplifyLimit(false)
            .withSimplifyValues(false)
            .withBloat(-1)
            .withPruneInputOfAggregate(false);

    /** Makes builders that leave expressions as they are. */
    static final RelBuilderFactory BUILDERS = RelBuilder.proto(Contexts.of(NO_SIMPLIFICATION));

    private static final RelOptRule MERGE_PROJECTS = ProjectMergeRule.Config.DEFAULT
            .withOperandSupplier(top -> top.operand(Project.class).oneInput(bottom -> bottom.operand(Project.class)
                    .predicate(Volatile::isStable)
                    .anyInputs()))
            .as(ProjectMergeRule.Config.class)
            .toRule();

    private static final RelOptRule FILTER_THROUGH_PROJECT = FilterProjectTransposeRule.Config.DEFAULT
            .withOperandSupplier(top -> top.operand(Filter.class)
                    .predicate(filter -> !RexUtil.containsCorrelation(filter.getCondition()))
                    .oneInput(bottom -> bottom.operand(Project.class)
                            .predicate(Volatile::isStable)
                            .anyInputs()))
            .as(FilterProjectTransposeRule.Config.class)
            .toRule();

    /** Not into groups of which one has no key: it has a row for no rows, and then also where the condition was never true. */
    private static final RelOptRule FILTER_THROUGH_AGGREGATE = FilterAggregateTransposeRule.Config.DEFAULT
            .withOperandSupplier(top -> top.operand(Filter.class).oneInput(bottom -> bottom.operand(Aggregate.class)
                    .predicate(aggregate -> aggregate.getGroupSets().stream().noneMatch(ImmutableBitSet::isEmpty))
                    .anyInputs()))
            .as(FilterAggregateTransposeRule.Config.class)
            .toRule();

    private static final RelOptRule REMOVE_PROJECT = ProjectRemoveRule.Config.DEFAULT.toRule();

    private static final HepProgram SUB_QUERIES = program(
            SubQueryRemoveRule.Config.FILTER_ENABLE_MARK_JOIN.toRule(),
            SubQueryRemoveRule.Config.PROJECT_ENABLE_MARK_JOIN.toRule());

    private static final HepProgram TIDY = program(
            FilterMergeRule.Config.DEFAULT.toRule(),
            FILTER_THROUGH_PROJECT,
            FilterJoinRule.FilterIntoJoinRule.FilterIntoJoinRuleConfig.DEFAULT.toRule(),
            FilterJoinRule.JoinConditionPushRule.JoinConditionPushRuleConfig.DEFAULT.toRule(),
            FILTER_THROUGH_AGGREGATE,
            FilterSetOpTransposeRule.Config.DEFAULT.toRule(),
            FilterCorrelateRule.Config.DEFAULT.toRule(),
            MarkToSemiOrAntiJoinRule.Config.DEFAULT.toRule(),
            FilterWindowTransposeRule.Config.DEFAULT.toRule(),
            JoinPushExpressionsRule.Config.DEFAULT.toRule(),
            MERGE_PROJECTS,
            REMOVE_PROJECT,
            UnionMergeRule.Config.DEFAULT.toRule(),
            UnionMergeRule.Config.INTERSECT.toRule(),
            new SortBelowProjectRule(),
            SortRemoveConstantKeysRule.Config.DEFAULT.toRule(),
            ProjectToWindowRule.ProjectToLogicalProjectAndWindowRule.ProjectToLogicalProjectAndWindowRuleConfig.DEFAULT
                    .toRule());

    private static final HepProgram AFTER_TRIM = program(MERGE_PROJECTS, REMOVE_PROJECT);

    private Normalizer() {}

    /** Replaces sub-queries by joins and, where the inner query needs the outer row, by correlates. */
    static RelNode subQueriesToJoins(RelNode root, Cancellation cancellation) {
        return LiteralAggregates.replace(
                apply(SUB_QUERIES, VolatileInSubQueries.takeOut(SubQueriesInJoins.takeOut(root)), cancellation));
    }

    /**
     * Turns correlates into joins where that is possible; the others run once for each outer row. Calcite reads the outer query
     * twice then, so its rows must be the same each time.
     */
    static RelNode decorrelate(RelNode root) {
        RelNode padded = EmptyGroups.padded(root);
        if (!Volatile.isFreeOf(root) || EmptyGroups.areLost(padded)) {
            return root;
        }
        return TopDownGeneralDecorrelator.decorrelateQuery(padded, BUILDERS.create(root.getCluster(), null));
    }

    /** Moves filters down and merges what can be merged. */
    static RelNode tidy(RelNode root, Cancellation cancellation) {
        return apply(TIDY, NullabilityCasts.dropFromJoins(root), cancellation);
    }

    /** Drops columns that nobody reads. */
    static RelNode trim(RelNode root, Cancellation cancellation) {
        RelNode trimmed =
                new ColumnTrimmer(BUILDERS.create(root.getCluster(), null)).trim(CorrelatedConditions.takeOut(root));
        return apply(AFTER_TRIM, SingleValues.checkedAboveJoins(UniqueGroups.asRows(trimmed)), cancellation);
    }

    private static HepProgram program(RelOptRule... rules) {
        HepProgramBuilder builder = HepProgram.builder().addMatchOrder(HepMatchOrder.BOTTOM_UP);
        List<RelOptRule> plain = java.util.Arrays.stream(rules)
                .map(Normalizer::withoutSimplification)
                .toList();
        return builder.addRuleCollection(plain).build();
    }

    private static RelOptRule withoutSimplification(RelOptRule rule) {
        return rule instanceof SortBelowProjectRule || !(rule instanceof org.apache.calcite.plan.RelRule<?> r)
                ? rule
                : r.config.withRelBuilderFactory(BUILDERS).toRule();
    }

    private static RelNode apply(HepProgram program, RelNode root, Cancellation cancellation) {
        HepPlanner planner = new HepPlanner(program);
        planner.addListener(new CancelledPlanning(cancellation));
        planner.setRoot(root);
        return planner.findBestExp();
    }
}
