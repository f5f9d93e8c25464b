package io.nonrel.exec.expression;

import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/** IS [NOT] NULL; of a row it asks whether all its fields are. */
final class NullTest {

    private NullTest() {}

    static Truth compile(ExpressionCompiler compiler, RexCall call) {
        boolean isNull = call.getKind() == SqlKind.IS_NULL;
        RexNode operand = call.getOperands().get(0);
        if (operand.getKind() == SqlKind.ROW) {
            List<Truth> fields = ((RexCall) operand)
                    .getOperands().stream()
                            .map(field -> test(compiler, field, isNull))
                            .toList();
            return Logic.and(fields);
        }
        return test(compiler, operand, isNull);
    }

    private static Truth test(ExpressionCompiler compiler, RexNode operand, boolean isNull) {
        return isNull ? Logic.isNull(compiler.compile(operand)) : Logic.isNotNull(compiler.compile(operand));
    }
}
