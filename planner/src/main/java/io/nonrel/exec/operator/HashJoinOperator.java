package io.nonrel.exec.operator;

import io.nonrel.exec.Condition;
import io.nonrel.exec.Emulation;
import io.nonrel.exec.EmulationCount;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.spi.RowCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins by equal keys: keeps one side in a hash table and reads the other once. What {@code IN} and {@code NOT IN} need,
 * which tell UNKNOWN from FALSE, is {@link MarkJoinOperator}.
 */
public final class HashJoinOperator extends Operator {

    private final JoinCursor.Shape shape;
    private final String text;
    private final @Nullable Emulation emulation;

    /**
     * @param leftWidth number of columns of the left input
     * @param rightWidth number of columns of the right input
     * @param keys at least one
     * @param condition the rest of the join's condition, over a left row followed by a right row; null for none
     * @param buildLeft which side is kept in memory: the left one, else the right one
     * @param text the condition for EXPLAIN
     * @param emulation counts the rows of both inputs; null when it is no emulation
     */
    public HashJoinOperator(
            Operator left,
            Operator right,
            int leftWidth,
            int rightWidth,
            JoinType type,
            List<JoinKey> keys,
            @Nullable Condition condition,
            boolean buildLeft,
            String text,
            @Nullable Emulation emulation) {
        super(left, right);
        if (keys.isEmpty()) {
            throw new AssertionError("A hash join without keys: " + text);
        }
        this.shape = new JoinCursor.Shape(
                left,
                right,
                leftWidth,
                rightWidth,
                type,
                KeyReader.left(keys),
                KeyReader.right(keys),
                condition,
                buildLeft);
        this.text = text;
        this.emulation = emulation;
    }

    @Override
    public String describe() {
        return "Hash join (" + shape.type() + ", " + (shape.buildLeft() ? "left" : "right") + " in memory) " + text;
    }

    @Override
    protected RowCursor open(Execution execution) {
        return new JoinCursor(shape, execution, EmulationCount.ofRows(execution, emulation));
    }
}
