package io.nonrel.exec.function;

import io.nonrel.exec.Scalar;
import java.util.List;
import org.apache.calcite.rex.RexCall;

/** How calls of a function become closures. Immutable and thread-safe. */
@FunctionalInterface
public interface CallCompiler {

    /**
     * A closure for one call.
     *
     * @param call with the types of operands and result
     * @param operands the operands' closures, in order
     */
    Scalar compile(RexCall call, List<Scalar> operands);
}
