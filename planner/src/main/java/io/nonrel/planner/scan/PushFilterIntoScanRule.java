package io.nonrel.planner.scan;

import io.nonrel.exec.Cancellation;
import io.nonrel.planner.scan.PushedConjunct.Outcome;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.jspecify.annotations.Nullable;

/**
 * Proposes each conjunct of a filter to the store: key equality first, then equality, IN, ranges, prefixes and the rest.
 * What the store takes exactly disappears from the filter; what it takes roughly, or not at all, stays.
 */
final class PushFilterIntoScanRule implements PushDownRule {

    private final int parameters;

    PushFilterIntoScanRule(int parameters) {
        this.parameters = parameters;
    }

    @Override
    public @Nullable RelNode apply(RelNode node) {
        if (!(node instanceof Filter filter)
                || !(filter.getInput() instanceof StoreScan scan)
                || scan.scan().limit() != null
                || scan.scan().offset() != null
                || !scan.conjuncts().isEmpty()) {
            return null;
        }
        if (filter.getCondition().isAlwaysFalse()) {
            // Nothing to ask a store for.
            return LogicalValues.createEmpty(scan.getCluster(), scan.getRowType());
        }
        Proposals proposals = new Proposals(scan);
        List<RexNode> conjuncts = new ArrayList<>(RelOptUtil.conjunctions(filter.getCondition()));
        conjuncts.sort(Comparator.comparingInt(c -> rank(c, scan)));
        for (RexNode conjunct : conjuncts) {
            proposals.propose(conjunct);
        }
        StoreScan pushed = proposals.scan;
        if (proposals.residual.isEmpty()) {
            return pushed;
        }
        // The residual keeps the order of the text: an earlier conjunct may guard a later one.
        List<RexNode> residual = RelOptUtil.conjunctions(filter.getCondition()).stream()
                .filter(proposals.residual::contains)
                .toList();
        RexNode condition = RexUtil.composeConjunction(scan.getCluster().getRexBuilder(), residual);
        return LogicalFilter.create(
                pushed, condition, com.google.common.collect.ImmutableSet.copyOf(filter.getVariablesSet()));
    }

    private int rank(RexNode conjunct, StoreScan scan) {
        Cancellation.checkCurrent();
        Translation translation = new PredicateTranslator(scan, parameters).conjunct(conjunct);
        if (!(translation instanceof Translation.Exact exact)) {
            return 6;
        }
        Predicate predicate = exact.predicate();
        if (predicate instanceof Predicate.Comparison c) {
            if (c.operator() == Predicate.Operator.EQUAL) {
                return scan.tableDefinition().keyFields().contains(c.field()) ? 0 : 1;
            }
            return c.operator() == Predicate.Operator.NOT_EQUAL ? 5 : 3;
        }
        if (predicate instanceof Predicate.In in) {
            // Whole keys are looked up, which has wider limits than a query and reads nothing in vain.
            return scan.tableDefinition().keyFields().equals(List.of(in.field())) ? 0 : 2;
        }
        return predicate instanceof Predicate.Prefix ? 4 : 5;
    }

    /** The scan as it grows, and what is left. */
    private final class Proposals {
        private StoreScan scan;
        private final Set<RexNode> residual = new HashSet<>();

        Proposals(StoreScan scan) {
            this.scan = scan;
        }

        void propose(RexNode conjunct) {
            Cancellation.checkCurrent();
            PredicateTranslator translator = new PredicateTranslator(scan, parameters);
            Translation translation = translator.conjunct(conjunct);
            if (translation instanceof Translation.None none) {
                keep(
                        conjunct,
                        scan.scan(),
                        List.of(),
                        Outcome.RESIDUAL,
                        none.reason(),
                        scan.lateOperands(),
                        translator);
                return;
            }
            Predicate predicate = translation instanceof Translation.Exact exact
                    ? exact.predicate()
                    : ((Translation.Superset) translation).predicate();
            Scan proposed = scan.scan().withPredicate(scan.scan().predicate().and(predicate));
            Verdict verdict = FanOut.check(scan, proposed);
            if (verdict instanceof Verdict.Rejected rejected) {
                List<Predicate> branches =
                        scan.branches().isEmpty() ? FanOut.branches(scan.store(), scan.scan(), predicate) : List.of();
                if (branches.isEmpty()) {
                    keep(
                            conjunct,
                            scan.scan(),
                            List.of(),
                            Outcome.RESIDUAL,
                            rejected.reason(),
                            scan.lateOperands(),
                            translator);
                } else {
                    String reason = "in " + branches.size() + " store queries: " + rejected.reason();
                    take(conjunct, translation, Verdict.EXACT, scan.scan(), branches, reason, translator);
                }
                return;
            }
            List<Predicate> faster = scan.branches().isEmpty() && verdict instanceof Verdict.Exact
                    ? FanOut.fasterBranches(scan.store(), scan.scan(), predicate)
                    : List.of();
            if (faster.isEmpty()) {
                take(conjunct, translation, verdict, proposed, scan.branches(), byIndex(translator), translator);
            } else {
                String remark = "in " + faster.size() + " store queries, each by key or index";
                take(conjunct, translation, verdict, scan.scan(), faster, remark, translator);
            }
        }

        private void take(
                RexNode conjunct,
                Translation translation,
                Verdict verdict,
                Scan taken,
                List<Predicate> branches,
                String remark,
                PredicateTranslator translator) {
            String reason = verdict instanceof Verdict.Superset superset
                    ? superset.reason()
                    : translation instanceof Translation.Superset rough ? rough.reason() : "";
            if (reason.isEmpty()) {
                record(
                        conjunct,
                        taken,
                        branches,
                        Outcome.EXACT,
                        remark,
                        scan.isExact(),
                        translator.lateOperands(),
                        translator);
            } else {
                keep(conjunct, taken, branches, Outcome.SUPERSET, reason, translator.lateOperands(), translator);
            }
        }

        private static String byIndex(PredicateTranslator translator) {
            Set<String> used = translator.derived().used();
            return used.isEmpty() ? "" : "by index " + String.join(", ", used);
        }

        private void keep(
                RexNode conjunct,
                Scan taken,
                List<Predicate> branches,
                Outcome outcome,
                String reason,
                List<LateOperand> late,
                PredicateTranslator translator) {
            residual.add(conjunct);
            record(conjunct, taken, branches, outcome, reason, false, late, translator);
        }

        private void record(
                RexNode conjunct,
                Scan taken,
                List<Predicate> branches,
                Outcome outcome,
                String reason,
                boolean exact,
                List<LateOperand> late,
                PredicateTranslator translator) {
            List<PushedConjunct> conjuncts = new ArrayList<>(scan.conjuncts());
            conjuncts.add(new PushedConjunct(
                    ConditionText.of(conjunct, scan),
                    outcome,
                    reason,
                    translator.derived().notReady(),
                    translator.derived().used().isEmpty() ? translator.derived().missing() : List.of()));
            List<Predicate> kept = branches.isEmpty() ? scan.branches() : branches;
            scan = scan.withFilter(taken, kept, exact, late, conjuncts);
        }
    }
}
