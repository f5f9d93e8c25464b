package io.nonrel.exec;

import io.nonrel.spi.RowCursor;
import org.jspecify.annotations.Nullable;

/**
 * A cursor of an operator: owns the cursors of its inputs and what it buffers, and lets go of all when it is closed. A
 * subclass opens an only input in its constructor, and several when it first advances: a failure to open the second then
 * leaves nothing behind that closing this cursor does not close.
 */
public abstract class OperatorCursor implements RowCursor {

    protected final Execution execution;
    protected final HeldRows held;
    private final EmulationCount emulated;
    private RowCursor[] inputs = {};
    private boolean closed;

    protected OperatorCursor(Execution execution, EmulationCount emulated) {
        this.execution = execution;
        this.held = new HeldRows(execution.budget());
        this.emulated = emulated;
    }

    /** For an operator that emulates nothing. */
    protected OperatorCursor(Execution execution) {
        this(execution, EmulationCount.ofRows(execution, null));
    }

    /** Opens an input; it closes with this cursor at the latest. */
    protected final RowCursor open(Operator input) {
        return own(execution.open(input));
    }

    /** Takes a cursor that closes with this one at the latest. */
    protected final RowCursor own(RowCursor cursor) {
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i] == EMPTY) {
                inputs[i] = cursor;
                return cursor;
            }
        }
        RowCursor[] more = new RowCursor[inputs.length + 1];
        System.arraycopy(inputs, 0, more, 0, inputs.length);
        more[inputs.length] = cursor;
        inputs = more;
        return cursor;
    }

    /** Closes an input before this cursor closes. */
    protected final void close(RowCursor input) {
        input.close();
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i] == input) {
                inputs[i] = EMPTY;
            }
        }
    }

    /** The next row, or null at the end; not called again after that, nor after {@link #close}. */
    protected abstract @Nullable Object @Nullable [] advance();

    /** Gives {@link #advance}, and closes as soon as there are no more rows. */
    @Override
    public final @Nullable Object @Nullable [] next() {
        if (closed) {
            return null;
        }
        @Nullable Object @Nullable [] row = advance();
        if (row == null) {
            close();
        }
        return row;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        emulated.flush();
        for (RowCursor input : inputs) {
            input.close();
        }
        held.releaseAll();
    }
}
