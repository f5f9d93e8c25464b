package io.nonrel.exec.expression;

import io.nonrel.exec.Scalar;
import io.nonrel.exec.conversion.RunTimeTypes;
import io.nonrel.planner.catalog.ColumnType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/** OR; many equalities of one operand with literals, which is what a written-out IN list is, become one look-up. */
final class Disjunction {

    private static final int WORTH_A_SET = 4;

    private Disjunction() {}

    static Truth compile(ExpressionCompiler compiler, RexCall call) {
        Map<RexNode, List<RexCall>> equalities = new LinkedHashMap<>();
        for (RexNode term : call.getOperands()) {
            if (isEqualityWithLiteral(term)) {
                RexCall equality = (RexCall) term;
                equalities
                        .computeIfAbsent(equality.getOperands().get(0), operand -> new ArrayList<>())
                        .add(equality);
            }
        }
        List<Truth> terms = new ArrayList<>();
        for (RexNode term : call.getOperands()) {
            List<RexCall> group = group(term, equalities);
            if (group == null) {
                terms.add(compiler.truth(term));
            } else if (group.get(0).equals(term)) {
                terms.add(lookup(compiler, group));
            }
        }
        return Logic.or(terms);
    }

    private static @Nullable List<RexCall> group(RexNode term, Map<RexNode, List<RexCall>> equalities) {
        if (!isEqualityWithLiteral(term)) {
            return null;
        }
        List<RexCall> group = equalities.get(((RexCall) term).getOperands().get(0));
        return group != null && group.size() >= WORTH_A_SET ? group : null;
    }

    private static Truth lookup(ExpressionCompiler compiler, List<RexCall> group) {
        RexNode left = group.get(0).getOperands().get(0);
        Scalar operand = compiler.compile(left);
        List<Object> values = new ArrayList<>();
        for (RexCall equality : group) {
            Object value = Literals.value((RexLiteral) equality.getOperands().get(1));
            if (value != null) {
                values.add(value);
            }
        }
        return Membership.of(operand, RunTimeTypes.of(left.getType()), values, true, Truth.UNKNOWN);
    }

    private static boolean isEqualityWithLiteral(RexNode term) {
        if (term.getKind() != SqlKind.EQUALS) {
            return false;
        }
        RexCall call = (RexCall) term;
        RexNode left = call.getOperands().get(0);
        RexNode right = call.getOperands().get(1);
        return right instanceof RexLiteral literal
                && !literal.isNull()
                && !Literals.isInSessionZone(literal)
                && RexUtil.isDeterministic(left)
                && compareAsTheyAre(RunTimeTypes.of(left.getType()), RunTimeTypes.of(right.getType()));
    }

    private static boolean compareAsTheyAre(ColumnType left, ColumnType right) {
        return left.name().valueType() == right.name().valueType()
                || Arithmetic.isNumeric(left) && Arithmetic.isNumeric(right);
    }
}
