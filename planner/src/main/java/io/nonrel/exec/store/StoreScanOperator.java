package io.nonrel.exec.store;

import io.nonrel.exec.Emulation;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.exec.Scalar;
import io.nonrel.spi.AccessPath;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import java.util.List;

/** Gives the rows of one store query. */
public final class StoreScanOperator extends Operator {

    private final StoreRead read;
    private final AccessPath path;
    private final List<String> details;
    private final List<Emulation> emulations;

    /**
     * @param scan accepted by the store; its parameters are bound when it is opened
     * @param operands what those parameters stand for, by their index; empty when they are the statement's own
     * @param path how the store answers it
     * @param details lines for EXPLAIN, such as what became of each conjunct
     * @param emulations those that are told how many documents the store examined, such as a full scan
     */
    public StoreScanOperator(
            Scan scan,
            List<? extends Scalar> operands,
            AccessPath path,
            List<String> details,
            List<Emulation> emulations) {
        this.read = new StoreRead(scan, operands);
        this.path = path;
        this.details = List.copyOf(details);
        this.emulations = List.copyOf(emulations);
    }

    /** The scan, not bound. */
    public Scan scan() {
        return read.scan();
    }

    @Override
    public String describe() {
        return "Scan " + read.scan() + " by " + path.description();
    }

    @Override
    public List<String> details() {
        return details;
    }

    @Override
    protected RowCursor open(Execution execution) {
        Scan bound = read.bind(execution);
        if (StoreRead.givesNothing(bound)) {
            return RowCursor.EMPTY;
        }
        CallContext context = ExaminedCount.of(execution, emulations);
        return ExaminedCount.flushing(StoreRead.run(bound, execution, context), context);
    }
}
