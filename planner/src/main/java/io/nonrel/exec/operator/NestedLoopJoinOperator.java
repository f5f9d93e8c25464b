package io.nonrel.exec.operator;

import io.nonrel.exec.Condition;
import io.nonrel.exec.Emulation;
import io.nonrel.exec.EmulationCount;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.spi.RowCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins by any condition: keeps the right side in memory and tests every pair. */
public final class NestedLoopJoinOperator extends Operator {

    private final JoinCursor.Shape shape;
    private final String text;
    private final @Nullable Emulation emulation;

    /**
     * @param leftWidth number of columns of the left input
     * @param rightWidth number of columns of the right input
     * @param condition over a left row followed by a right row; null for TRUE
     * @param text the condition for EXPLAIN
     * @param emulation counts the rows of both inputs; null when it is no emulation
     */
    public NestedLoopJoinOperator(
            Operator left,
            Operator right,
            int leftWidth,
            int rightWidth,
            JoinType type,
            @Nullable Condition condition,
            String text,
            @Nullable Emulation emulation) {
        super(left, right);
        KeyReader none = KeyReader.left(List.of());
        this.shape = new JoinCursor.Shape(left, right, leftWidth, rightWidth, type, none, none, condition, false);
        this.text = text;
        this.emulation = emulation;
    }

    @Override
    public String describe() {
        return "Nested loop join (" + shape.type() + ") " + text;
    }

    @Override
    protected RowCursor open(Execution execution) {
        return new JoinCursor(shape, execution, EmulationCount.ofRows(execution, emulation));
    }
}
