package io.nonrel.exec.operator;

import io.nonrel.exec.Condition;
import io.nonrel.exec.Emulation;
import io.nonrel.exec.EmulationCount;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.exec.OperatorCursor;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.ValueOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code NOT IN}: gives the left rows that surely differ from every right row. A comparison with NULL is UNKNOWN, so a
 * left row goes when a right row might equal it: with NULL on the right nothing remains, and a left NULL remains only
 * when there is no right row to compare with.
 */
public final class NullAwareAntiJoinOperator extends Operator {

    private final Operator left;
    private final Operator right;
    private final int leftWidth;
    private final int rightWidth;
    private final List<JoinKey> keys;
    private final KeyReader leftKeys;
    private final KeyReader rightKeys;
    private final @Nullable Condition condition;
    private final String text;
    private final @Nullable Emulation emulation;

    /**
     * @param leftWidth number of columns of the left input
     * @param rightWidth number of columns of the right input
     * @param keys those of {@code NOT IN} with {@link JoinKey.Nulls#MATCH_UNKNOWN}, those that correlate the sub-query
     *     with another rule
     * @param condition which right rows the sub-query has for a left row, over a left row followed by a right row; null
     *     for all
     * @param text the condition for EXPLAIN
     * @param emulation counts the rows of both inputs; null when it is no emulation
     */
    public NullAwareAntiJoinOperator(
            Operator left,
            Operator right,
            int leftWidth,
            int rightWidth,
            List<JoinKey> keys,
            @Nullable Condition condition,
            String text,
            @Nullable Emulation emulation) {
        super(left, right);
        this.left = left;
        this.right = right;
        this.leftWidth = leftWidth;
        this.rightWidth = rightWidth;
        this.keys = List.copyOf(keys);
        this.leftKeys = KeyReader.left(keys);
        this.rightKeys = KeyReader.right(keys);
        this.condition = condition;
        this.text = text;
        this.emulation = emulation;
    }

    @Override
    public String describe() {
        return "Hash join (null-aware anti, right in memory) " + text;
    }

    @Override
    protected RowCursor open(Execution execution) {
        return new Cursor(execution, EmulationCount.ofRows(execution, emulation));
    }

    private final class Cursor extends OperatorCursor {

        private final EmulationCount read;
        private final JoinedRows joined;
        private final JoinTable table;
        /** The right rows with a NULL that makes a comparison UNKNOWN; they are in the table too. */
        private final List<@Nullable Object[]> unsure = new ArrayList<>();

        private @Nullable RowCursor rows;

        Cursor(Execution execution, EmulationCount read) {
            super(execution, read);
            this.read = read;
            this.joined = new JoinedRows(execution, leftWidth, rightWidth, condition);
            this.table = new JoinTable(rightKeys, held);
        }

        @Override
        protected @Nullable Object @Nullable [] advance() {
            if (rows == null) {
                build();
                rows = open(left);
            }
            for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
                execution.cancellation().check();
                read.row();
                if (!mayMatch(row)) {
                    return joined.count(row);
                }
            }
            return null;
        }

        private void build() {
            RowCursor inner = open(right);
            for (@Nullable Object[] row = inner.next(); row != null; row = inner.next()) {
                execution.cancellation().check();
                read.row();
                table.add(row, execution, false);
                @Nullable Object[] key = rightKeys.key(row, execution);
                if (!rightKeys.matchesNothing(key) && isUnsure(key, rightKeys)) {
                    unsure.add(row);
                }
            }
            close(inner);
        }

        private boolean mayMatch(@Nullable Object[] row) {
            @Nullable Object[] key = leftKeys.key(row, execution);
            if (leftKeys.matchesNothing(key)) {
                return false;
            }
            if (isUnsure(key, leftKeys)) {
                for (int i = 0; i < table.size(); i++) {
                    if (mayEqual(row, key, table.row(i))) {
                        return true;
                    }
                }
                return false;
            }
            for (int i = table.find(row, leftKeys, execution); i >= 0; i = table.next(i)) {
                if (joined.test(row, table.row(i))) {
                    return true;
                }
            }
            for (@Nullable Object[] other : unsure) {
                if (mayEqual(row, key, other)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isUnsure(@Nullable Object[] key, KeyReader reader) {
            for (int i = 0; i < keys.size(); i++) {
                if (keys.get(i).nulls() == JoinKey.Nulls.MATCH_UNKNOWN && key[reader.columns()[i]] == null) {
                    return true;
                }
            }
            return false;
        }

        private boolean mayEqual(@Nullable Object[] row, @Nullable Object[] key, @Nullable Object[] other) {
            execution.cancellation().check();
            @Nullable Object[] otherKey = rightKeys.key(other, execution);
            for (int i = 0; i < keys.size(); i++) {
                Object a = key[leftKeys.columns()[i]];
                Object b = otherKey[rightKeys.columns()[i]];
                boolean unknown = keys.get(i).nulls() == JoinKey.Nulls.MATCH_UNKNOWN && (a == null || b == null);
                if (!unknown && !ValueOrder.same(a, b)) {
                    return false;
                }
            }
            return joined.test(row, other);
        }
    }
}
