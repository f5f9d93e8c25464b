package io.nonrel.planner.scan;

import org.apache.calcite.rex.RexNode;

/**
 * The value side of a predicate that is known only when the scan starts: an expression without columns of the scanned
 * table, such as a parameter to convert, CURRENT_DATE or a column of an outer query.
 *
 * @param expression computed once for each run of the scan
 * @param form what becomes of its value
 */
public record LateOperand(RexNode expression, OperandForm form) {

    /** For EXPLAIN: what is compared with, in terms of the statement's own parameters. */
    String text() {
        String value = ConditionText.ofOperand(expression, /* alone= */ !form.isValue());
        return form.describe(value);
    }

    static LateOperand value(RexNode expression) {
        return new LateOperand(expression, LookUpForm.VALUE);
    }
}
