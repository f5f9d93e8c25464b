package io.nonrel.exec.operator;

import io.nonrel.exec.Emulation;
import io.nonrel.exec.EmulationCount;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.exec.OperatorCursor;
import io.nonrel.exec.Scalar;
import io.nonrel.spi.RowCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What IN, EXISTS and SOME become: each left row once, with one more column that says in three-valued logic whether the
 * condition holds for some right row. TRUE when it does for one, else UNKNOWN when it is UNKNOWN for one, else FALSE.
 *
 * <p>Right rows are found by key where a key can match; rows with a NULL in a key can only make the answer UNKNOWN and are
 * kept apart.
 */
public final class MarkJoinOperator extends Operator {

    private final Operator left;
    private final Operator right;
    private final List<JoinKey> keys;
    private final Scalar condition;
    private final String text;
    private final @Nullable Emulation emulation;

    /**
     * @param keys equalities that the condition implies; may be empty
     * @param condition the whole condition over the left and right columns side by side
     * @param text the condition for EXPLAIN
     * @param emulation counts the left rows; null when it is no emulation
     */
    public MarkJoinOperator(
            Operator left,
            Operator right,
            List<JoinKey> keys,
            Scalar condition,
            String text,
            @Nullable Emulation emulation) {
        super(left, right);
        this.left = left;
        this.right = right;
        this.keys = List.copyOf(keys);
        this.condition = condition;
        this.text = text;
        this.emulation = emulation;
    }

    @Override
    public String describe() {
        return "Mark join " + text + (keys.isEmpty() ? " (nested loop)" : " (hash)");
    }

    @Override
    protected RowCursor open(Execution execution) {
        return new Cursor(execution, EmulationCount.ofRows(execution, emulation));
    }

    private final class Cursor extends OperatorCursor {

        private final EmulationCount marked;
        private final int[] keyColumns = new int[keys.size()];
        private final RowIndex index;

        /** The right rows of each key of the index. */
        private final List<List<@Nullable Object[]>> buckets = new ArrayList<>();

        private final List<@Nullable Object[]> all = new ArrayList<>();
        private final List<@Nullable Object[]> withNullKey = new ArrayList<>();
        private @Nullable RowCursor rows;

        Cursor(Execution execution, EmulationCount marked) {
            super(execution, marked);
            this.marked = marked;
            Arrays.setAll(keyColumns, i -> i);
            this.index = new RowIndex(keyColumns);
        }

        @Override
        protected @Nullable Object @Nullable [] advance() {
            RowCursor input = rows;
            if (input == null) {
                readRight();
                input = open(left);
                rows = input;
            }
            @Nullable Object[] row = input.next();
            if (row == null) {
                return null;
            }
            execution.cancellation().check();
            marked.row();
            @Nullable Object[] result = Arrays.copyOf(row, row.length + 1);
            result[row.length] = mark(row);
            return result;
        }

        private void readRight() {
            RowCursor input = open(right);
            for (@Nullable Object[] row = input.next(); row != null; row = input.next()) {
                execution.cancellation().check();
                held.hold(1);
                all.add(row);
                if (keys.isEmpty()) {
                    continue;
                }
                @Nullable Object[] key = new @Nullable Object[keys.size()];
                if (!evaluate(key, row, false)) {
                    withNullKey.add(row);
                    continue;
                }
                int number = index.add(key);
                if (number == buckets.size()) {
                    buckets.add(new ArrayList<>(1));
                }
                buckets.get(number).add(row);
            }
            close(input);
        }

        /** Fills in the key of a row; false when it has a NULL that matches nothing for sure. */
        private boolean evaluate(@Nullable Object[] key, @Nullable Object[] row, boolean ofLeft) {
            boolean known = true;
            for (int i = 0; i < key.length; i++) {
                JoinKey part = keys.get(i);
                key[i] = (ofLeft ? part.left() : part.right()).evaluate(row, execution);
                known &= key[i] != null || part.nulls() == JoinKey.Nulls.MATCH_NULL;
            }
            return known;
        }

        private @Nullable Boolean mark(@Nullable Object[] row) {
            @Nullable Object[] key = new @Nullable Object[keys.size()];
            if (keys.isEmpty()) {
                return some(row, all, false);
            }
            if (!evaluate(key, row, true)) {
                return some(row, all, true);
            }
            int number = index.find(key, keyColumns);
            Boolean byKey = number < 0 ? Boolean.FALSE : some(row, buckets.get(number), false);
            return Boolean.FALSE.equals(byKey) ? some(row, withNullKey, true) : byKey;
        }

        /**
         * @param neverTrue whether a NULL in a key makes the condition UNKNOWN at best, so that UNKNOWN ends the search
         */
        private @Nullable Boolean some(@Nullable Object[] row, List<@Nullable Object[]> candidates, boolean neverTrue) {
            if (candidates.isEmpty()) {
                return false;
            }
            boolean unknown = false;
            @Nullable Object[] pair = Arrays.copyOf(row, row.length + candidates.get(0).length);
            for (@Nullable Object[] candidate : candidates) {
                execution.cancellation().check();
                System.arraycopy(candidate, 0, pair, row.length, candidate.length);
                Object holds = condition.evaluate(pair, execution);
                if (Boolean.TRUE.equals(holds)) {
                    return true;
                }
                unknown |= holds == null;
                if (unknown && neverTrue) {
                    return null;
                }
            }
            return unknown ? null : Boolean.FALSE;
        }
    }
}
