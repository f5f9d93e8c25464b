package io.nonrel.planner.scan;

import io.nonrel.planner.PlanningContext;
import io.nonrel.planner.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableScan;

/**
 * The phase PUSH_DOWN: turns table scans into {@link StoreScan}s and lets each grow while its store accepts it. Works from
 * the leaves up; at each node the rules are tried in their order until none applies.
 */
public final class PushDown {

    private final PlanningContext context;
    private final List<PushDownRule> rules;

    /**
     * @param parameters number of the statement's parameters: late operands are numbered after them
     */
    public PushDown(PlanningContext context, int parameters) {
        this.context = context;
        this.rules = context.pushDown()
                ? List.of(
                        new PushFilterIntoScanRule(parameters),
                        new PushProjectIntoScanRule(),
                        new PushLimitIntoScanRule(),
                        new PushSortIntoScanRule(),
                        new PushAggregateIntoScanRule())
                : List.of(new PushProjectIntoScanRule());
    }

    /** The tree with as much pushed down as the stores take. */
    public RelNode apply(RelNode root) {
        if (root instanceof TableScan scan
                && !(root instanceof StoreScan)
                && root.getTable().unwrap(Table.class) != null) {
            return StoreScan.of(scan, context.store());
        }
        RelNode node = withInputs(root);
        for (RelNode next = tryRules(node); next != node; next = tryRules(node)) {
            node = next;
        }
        return node;
    }

    private RelNode withInputs(RelNode node) {
        List<RelNode> inputs = new ArrayList<>(node.getInputs().size());
        boolean changed = false;
        for (RelNode input : node.getInputs()) {
            RelNode pushed = apply(input);
            changed |= pushed != input;
            inputs.add(pushed);
        }
        return changed ? node.copy(node.getTraitSet(), inputs) : node;
    }

    private RelNode tryRules(RelNode node) {
        for (PushDownRule rule : rules) {
            RelNode pushed = rule.apply(node);
            if (pushed != null) {
                return pushed;
            }
        }
        return node;
    }
}
