package io.nonrel.exec.operator;

import io.nonrel.exec.Condition;
import io.nonrel.exec.Emulation;
import io.nonrel.exec.EmulationCount;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.exec.OperatorCursor;
import io.nonrel.exec.TransientTable;
import io.nonrel.spi.RowCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins a side that may be small with one that may be large: reads the outer side in batches and looks the inner side up
 * by the keys of each batch. When the outer side turns out to be large after all, it reads the whole inner side into a
 * hash table for the rest. Each outer row is answered by itself, so it doesn't matter which way it was.
 */
public final class LookupJoinOperator extends Operator {

    /**
     * How the two ways share the work.
     *
     * @param size outer rows that are looked up together
     * @param lookups batches after which another full one makes it read the whole inner side
     */
    public record Batches(int size, int lookups) {}

    private final Operator outer;
    private final Operator lookup;
    private final Operator whole;
    private final TransientTable keyTable;
    private final int outerWidth;
    private final int innerWidth;
    private final JoinType type;
    private final KeyReader outerKeys;
    private final KeyReader innerKeys;
    private final @Nullable Condition condition;
    private final boolean outerAtRight;
    private final Batches batches;
    private final String text;
    private final @Nullable Emulation emulation;

    /**
     * @param outer the side read first
     * @param lookup the inner side by keys: reads distinct keys from {@code keyTable}, one column for each of {@code keys},
     *     and gives at least the rows that have them
     * @param whole all rows of the inner side, with the same columns
     * @param keyTable where {@code lookup} finds its keys
     * @param outerWidth number of columns of the outer side
     * @param innerWidth number of columns of the inner side
     * @param type INNER, LEFT (which keeps outer rows without a match), SEMI or ANTI (which give outer rows)
     * @param keys with the outer side as left
     * @param condition the rest of the condition, over a row as the join gives it with both sides; null for none
     * @param outerAtRight whether the outer side's columns come after the inner side's; not for SEMI and ANTI
     * @param text the condition for EXPLAIN
     * @param emulation counts the rows of both sides and the look-ups; null when it is no emulation
     */
    public LookupJoinOperator(
            Operator outer,
            Operator lookup,
            Operator whole,
            TransientTable keyTable,
            int outerWidth,
            int innerWidth,
            JoinType type,
            List<JoinKey> keys,
            @Nullable Condition condition,
            boolean outerAtRight,
            Batches batches,
            String text,
            @Nullable Emulation emulation) {
        super(outer, lookup, whole);
        if (type.keepsRight() || (outerAtRight && type.leftOnly()) || keys.isEmpty()) {
            throw new AssertionError("A join that look-ups can't do: " + type + " " + text);
        }
        this.outer = outer;
        this.lookup = lookup;
        this.whole = whole;
        this.keyTable = keyTable;
        this.outerWidth = outerWidth;
        this.innerWidth = innerWidth;
        this.type = type;
        this.outerKeys = KeyReader.left(keys);
        this.innerKeys = KeyReader.right(keys);
        this.condition = condition;
        this.outerAtRight = outerAtRight;
        this.batches = batches;
        this.text = text;
        this.emulation = emulation;
    }

    @Override
    public String describe() {
        return "Look-up join (" + type + ") " + text;
    }

    @Override
    public List<String> details() {
        long rows = (batches.lookups + 1L) * batches.size;
        return List.of("looks up by " + batches.size + " keys; reads the whole side from outer row " + rows + " on");
    }

    @Override
    protected RowCursor open(Execution execution) {
        return new Cursor(execution, EmulationCount.ofCalls(execution, emulation));
    }

    private final class Cursor extends OperatorCursor {

        private final EmulationCount read;
        private final Probe probe;
        private final List<@Nullable Object[]> batch = new ArrayList<>();

        /** For each row of the batch the number of its key, -1 for a key that matches nothing; empty after look-ups end. */
        private int[] keyNumbers = {};

        private @Nullable RowCursor rows;
        private JoinTable table;
        private boolean wholeRead;
        private int looked;
        private int position;

        Cursor(Execution execution, EmulationCount read) {
            super(execution, read);
            this.read = read;
            JoinedRows joined = outerAtRight
                    ? new JoinedRows(execution, innerWidth, outerWidth, condition)
                    : new JoinedRows(execution, outerWidth, innerWidth, condition);
            this.probe = new Probe(execution, joined, type, !outerAtRight, type == JoinType.LEFT, /* marks= */ false);
            this.table = new JoinTable(innerKeys, held);
        }

        @Override
        protected @Nullable Object @Nullable [] advance() {
            if (rows == null) {
                rows = open(outer);
            }
            while (true) {
                @Nullable Object @Nullable [] result = probe.next();
                if (result != null) {
                    return result;
                }
                if (!startNext(rows)) {
                    return null;
                }
            }
        }

        /** Goes on with the next outer row; false at the end. */
        private boolean startNext(RowCursor outerRows) {
            if (position == batch.size()) {
                held.release(batch.size());
                batch.clear();
                position = 0;
                if (!wholeRead) {
                    readBatch(outerRows);
                }
            }
            @Nullable
            Object[] row = position < batch.size() ? batch.get(position) : wholeRead ? readOuter(outerRows) : null;
            if (row == null) {
                return false;
            }
            if (wholeRead) {
                probe.start(row, table, outerKeys);
            } else {
                int key = keyNumbers[position];
                probe.start(row, table, key < 0 ? -1 : table.first(key));
            }
            position = Math.min(position + 1, batch.size());
            return true;
        }

        private @Nullable Object @Nullable [] readOuter(RowCursor outerRows) {
            execution.cancellation().check();
            @Nullable Object @Nullable [] row = outerRows.next();
            if (row != null) {
                read.row();
            }
            return row;
        }

        private void readBatch(RowCursor outerRows) {
            while (batch.size() < batches.size) {
                @Nullable Object[] row = readOuter(outerRows);
                if (row == null) {
                    break;
                }
                held.hold(1);
                batch.add(row);
            }
            table.discard();
            wholeRead = batch.size() == batches.size && looked >= batches.lookups;
            if (wholeRead) {
                read.restate(
                        looked == 0
                                ? "a join reads a whole side and hashes it in memory on " + text
                                : "a join looks rows up by keys, then reads the whole side and hashes it in memory, on "
                                        + text);
                table = new JoinTable(innerKeys, held);
                fill(whole);
            } else if (!batch.isEmpty()) {
                looked++;
                List<@Nullable Object[]> keys = numberKeys();
                if (!keys.isEmpty()) {
                    execution.setTransientRows(keyTable, keys);
                    fill(lookup);
                }
            }
            read.flush();
        }

        private void fill(Operator inner) {
            long calls = execution.budget().storeCalls();
            RowCursor innerRows = open(inner);
            for (@Nullable Object[] row = innerRows.next(); row != null; row = innerRows.next()) {
                execution.cancellation().check();
                read.row();
                table.add(row, execution, false);
            }
            close(innerRows);
            read.calls(execution.budget().storeCalls() - calls);
        }

        /** Numbers the keys of the batch, makes the table for them, and gives each key once. */
        private List<@Nullable Object[]> numberKeys() {
            int[] columns = outerKeys.columns();
            RowIndex distinct = RowIndex.withRoom(batch.size(), columns);
            List<@Nullable Object[]> keys = new ArrayList<>(batch.size());
            keyNumbers = new int[batch.size()];
            for (int row = 0; row < keyNumbers.length; row++) {
                @Nullable Object[] found = outerKeys.key(batch.get(row), execution);
                int before = distinct.size();
                keyNumbers[row] = outerKeys.matchesNothing(found) ? -1 : distinct.add(found);
                if (distinct.size() > before) {
                    @Nullable Object[] key = new Object[columns.length];
                    for (int i = 0; i < columns.length; i++) {
                        key[i] = found[columns[i]];
                    }
                    keys.add(key);
                }
            }
            table = JoinTable.ofKeys(distinct, innerKeys, held);
            return keys;
        }
    }
}
