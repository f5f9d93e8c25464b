package io.nonrel.exec.expression;

import io.nonrel.exec.Scalar;
import io.nonrel.spi.ErrorCode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;

final class GeneratedCall {
    private GeneratedCall() {}

    static Scalar compile(ExpressionCompiler compiler, RexBuilder builder, RexCall call) {
        throw ErrorCode.UNSUPPORTED.error("%s", call.getOperator().getName());
    }
}
