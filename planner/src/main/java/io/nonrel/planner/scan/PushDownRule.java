package io.nonrel.planner.scan;

import org.apache.calcite.rel.RelNode;
import org.jspecify.annotations.Nullable;

/** One way of letting a store do more. Stateless but for the statement it is made for. */
interface PushDownRule {

    /**
     * Tries the rule on one node whose inputs are done.
     *
     * @return what takes the node's place with the same rows and columns, or null when the rule does not apply
     */
    @Nullable
    RelNode apply(RelNode node);
}
