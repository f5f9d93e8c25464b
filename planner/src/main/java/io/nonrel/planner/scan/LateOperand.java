package io.nonrel.planner.scan;

import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * The value side of a predicate that is known only when the scan starts: an expression without columns of the scanned
 * table, such as a parameter to convert, CURRENT_DATE or a column of an outer query.
 *
 * @param expression computed once for each run of the scan
 * @param prefixOfPattern the operand is not the value but what a LIKE pattern of that value must start with
 * @param escape the pattern's escape character, null for none
 */
public record LateOperand(
        RexNode expression,
        boolean prefixOfPattern,
        @Nullable Character escape) {

    static LateOperand value(RexNode expression) {
        return new LateOperand(expression, false, null);
    }
}
