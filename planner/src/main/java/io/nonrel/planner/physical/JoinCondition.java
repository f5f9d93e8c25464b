package io.nonrel.planner.physical;

import io.nonrel.planner.logical.type.TypeMapping;
import io.nonrel.spi.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * A join's condition, taken apart: equalities of an expression of the left side with one of the right side, and the rest.
 * Immutable.
 *
 * @param equalities those that a hash table or a look-up can answer
 * @param rest conjuncts over both sides that they can't
 */
record JoinCondition(List<Equality> equalities, List<RexNode> rest) {

    /**
     * One equality.
     *
     * @param left over the left columns
     * @param right over the right columns, counted from the right side's start
     * @param nullsMatch IS NOT DISTINCT FROM
     */
    record Equality(RexNode left, RexNode right, boolean nullsMatch) {}

    static JoinCondition of(RexNode condition, int leftWidth, int rightWidth) {
        List<Equality> equalities = new ArrayList<>();
        List<RexNode> rest = new ArrayList<>();
        ImmutableBitSet left = ImmutableBitSet.range(leftWidth);
        ImmutableBitSet right = ImmutableBitSet.range(leftWidth, leftWidth + rightWidth);
        for (RexNode conjunct : RelOptUtil.conjunctions(condition)) {
            boolean nullsMatch = conjunct.getKind() == SqlKind.IS_NOT_DISTINCT_FROM;
            if (nullsMatch || conjunct.getKind() == SqlKind.EQUALS) {
                RexNode a = ((RexCall) conjunct).getOperands().get(0);
                RexNode b = ((RexCall) conjunct).getOperands().get(1);
                if (areHashed(a.getType(), b.getType())) {
                    if (uses(a, left) && uses(b, right)) {
                        equalities.add(equality(a, b, leftWidth, nullsMatch));
                        continue;
                    }
                    if (uses(b, left) && uses(a, right)) {
                        equalities.add(equality(b, a, leftWidth, nullsMatch));
                        continue;
                    }
                }
            }
            if (!conjunct.isAlwaysTrue()) {
                rest.add(conjunct);
            }
        }
        return new JoinCondition(equalities, rest);
    }

    private static Equality equality(RexNode left, RexNode right, int leftWidth, boolean nullsMatch) {
        // Where one side is never NULL, IS NOT DISTINCT FROM is an equality, which stores can look up.
        boolean nullable = left.getType().isNullable() && right.getType().isNullable();
        return new Equality(left, RexUtil.shift(right, -leftWidth), nullsMatch && nullable);
    }

    /** Whether the expression reads columns, all of them of one side, and gives the same value each time. */
    private static boolean uses(RexNode expression, ImmutableBitSet side) {
        ImmutableBitSet used = RelOptUtil.InputFinder.bits(expression);
        return !used.isEmpty()
                && side.contains(used)
                && RexUtil.isDeterministic(expression)
                && !RexUtil.containsCorrelation(expression);
    }

    /** Whether equal values of the two types have equal hashes: exact and approximate numbers compare as approximate ones. */
    private static boolean areHashed(RelDataType a, RelDataType b) {
        ValueType x = TypeMapping.toValue(a);
        ValueType y = TypeMapping.toValue(b);
        return x != null && (x == y || isExactNumber(x) && y != null && isExactNumber(y));
    }

    private static boolean isExactNumber(ValueType type) {
        return type == ValueType.INTEGER || type == ValueType.DECIMAL;
    }
}
