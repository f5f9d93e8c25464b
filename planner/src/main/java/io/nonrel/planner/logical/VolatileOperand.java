package io.nonrel.planner.logical;

import io.nonrel.exec.OnceOperator;
import io.nonrel.exec.function.Functions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Marks the operand that has another value each time and that Calcite writes into several places: of CASE x WHEN … and DECODE
 * into each branch, of IN, BETWEEN and a quantified comparison into each of the comparisons that they mean.
 */
final class VolatileOperand {

    private static final Set<SqlKind> COMPARED =
            EnumSet.of(SqlKind.IN, SqlKind.NOT_IN, SqlKind.BETWEEN, SqlKind.SOME, SqlKind.ALL);

    private VolatileOperand() {}

    /** The copy of a call, with the operand marked when the call has one. */
    static SqlCall marked(SqlCall original, SqlCall copy) {
        if (original instanceof SqlCase choice) {
            return isSwitched(choice) ? marked((SqlCase) copy) : copy;
        }
        if (original.operandCount() == 0) {
            return copy;
        }
        if (original.isA(COMPARED) && !original.operand(1).isA(SqlKind.QUERY) && isVolatile(original.operand(0))) {
            SqlCall condition = withFirst(copy, once(copy.operand(0)));
            return OnceOperator.SCOPE.createCall(copy.getParserPosition(), condition);
        }
        return original.getOperator().getName().equalsIgnoreCase("DECODE") && isVolatile(original.operand(0))
                ? withFirst(copy, once(copy.operand(0)))
                : copy;
    }

    private static SqlCall withFirst(SqlCall call, SqlNode first) {
        List<SqlNode> operands = new ArrayList<>(call.getOperandList());
        operands.set(0, first);
        return call.getOperator().createCall(call.getFunctionQuantifier(), call.getParserPosition(), operands);
    }

    private static SqlCall marked(SqlCase copy) {
        List<SqlNode> conditions = new ArrayList<>();
        for (SqlNode when : copy.getWhenOperands()) {
            SqlCall condition = (SqlCall) when;
            conditions.add(withFirst(condition, once(condition.operand(0))));
        }
        return new SqlCase(
                copy.getParserPosition(),
                null,
                new SqlNodeList(conditions, copy.getWhenOperands().getParserPosition()),
                copy.getThenOperands(),
                copy.getElseOperand());
    }

    /** Whether all conditions compare one and the same node: the grammar gives it to each of them. */
    private static boolean isSwitched(SqlCase choice) {
        SqlNode shared = null;
        for (SqlNode when : choice.getWhenOperands()) {
            if (!(when instanceof SqlCall condition)
                    || condition.getKind() != SqlKind.EQUALS && condition.getKind() != SqlKind.IN
                    || shared != null && condition.operand(0) != shared) {
                return false;
            }
            shared = condition.operand(0);
        }
        return shared != null && isVolatile(shared);
    }

    private static SqlNode once(SqlNode operand) {
        if (operand.getKind() == SqlKind.ROW) {
            List<SqlNode> fields = new ArrayList<>();
            for (SqlNode field : ((SqlCall) operand).getOperandList()) {
                fields.add(isVolatile(field) ? once(field) : field);
            }
            return ((SqlCall) operand).getOperator().createCall(operand.getParserPosition(), fields);
        }
        return OnceOperator.INSTANCE.createCall(operand.getParserPosition(), operand);
    }

    private static boolean isVolatile(SqlNode operand) {
        boolean[] found = {false};
        operand.accept(new SqlBasicVisitor<@Nullable Void>() {
            @Override
            public @Nullable Void visit(SqlCall call) {
                found[0] |= Functions.isVolatile(call.getOperator().getName().toUpperCase(Locale.ROOT));
                return super.visit(call);
            }
        });
        return found[0];
    }
}
