package io.nonrel.exec.store;

import io.nonrel.exec.Execution;
import io.nonrel.exec.Scalar;
import io.nonrel.exec.operator.RowLimit;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scan and where its parameters come from. Immutable and thread-safe. */
final class StoreRead {

    private static final @Nullable Object[] NO_ROW = {};

    private final Scan scan;
    private final Scalar[] operands;
    private final @Nullable Scan bound;

    /**
     * @param operands what the scan's parameters stand for, by their index; empty when they are the statement's own
     */
    StoreRead(Scan scan, List<? extends Scalar> operands) {
        this.scan = scan;
        this.operands = operands.toArray(new Scalar[0]);
        this.bound = ParameterSearch.hasParameters(scan) ? null : scan.bind(NO_ROW);
    }

    Scan scan() {
        return scan;
    }

    /**
     * The scan with its values.
     *
     * @throws io.nonrel.spi.NonrelException {@link io.nonrel.spi.ErrorCode#INVALID_LIMIT}
     */
    Scan bind(Execution execution) {
        Scan result = bound != null ? bound : scan.bind(operands(execution));
        Operand offset = rows("OFFSET", result.offset());
        Operand limit = rows("LIMIT", result.limit());
        boolean asBound = offset == result.offset() && limit == result.limit();
        return asBound ? result : result.withLimit(offset, limit);
    }

    @Nullable
    Object[] operands(Execution execution) {
        if (operands.length == 0) {
            return execution.parameters();
        }
        @Nullable Object[] values = new Object[operands.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = operands[i].evaluate(NO_ROW, execution);
        }
        return values;
    }

    /** Whether it is clear without asking the store that a bound scan gives nothing. */
    static boolean givesNothing(Scan bound) {
        return bound.limitRows() == 0 || bound.predicate().equals(Predicate.none());
    }

    /** Asks the store. */
    static RowCursor run(Scan bound, Execution execution, CallContext context) {
        execution.budget().callStore();
        return execution.store().scan(bound, context);
    }

    /** The operand as the number of rows that stores expect. */
    private static @Nullable Operand rows(String clause, @Nullable Operand operand) {
        if (!(operand instanceof Operand.Constant constant)) {
            return operand;
        }
        long rows = RowLimit.rows(clause, constant.value());
        return constant.value() instanceof Long ? operand : Operand.of(rows);
    }
}
