package io.nonrel.exec;

import io.nonrel.spi.RowCursor;
import java.util.List;

/**
 * A node of a plan. Immutable and thread-safe: all state of a run is in the cursor it opens. Inputs are opened through
 * {@link Execution#open}, which counts for EXPLAIN ANALYZE.
 */
public abstract class Operator {

    private final List<Operator> inputs;

    protected Operator(Operator... inputs) {
        this.inputs = List.of(inputs);
    }

    /** The operators it reads from, left first. */
    public final List<Operator> inputs() {
        return inputs;
    }

    /** One line for EXPLAIN: what it does, without its inputs. */
    public abstract String describe();

    /** Further lines for EXPLAIN, below {@link #describe}; empty for none. */
    public List<String> details() {
        return List.of();
    }

    /**
     * Starts reading. Everything it opened is closed when the cursor is closed, or before an exception leaves this
     * method. Called by {@link Execution#open} only.
     */
    protected abstract RowCursor open(Execution execution);

    @Override
    public final String toString() {
        return describe();
    }
}
