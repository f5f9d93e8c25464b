package io.nonrel.engine.write;

import io.nonrel.exec.Execution;
import io.nonrel.planner.Plan;
import io.nonrel.spi.NonrelException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * UPDATE. The source gives the columns of the row that are needed, then the new values. All of it is read before anything is
 * written, so every expression sees the rows as they were.
 */
final class UpdatePlan extends WritePlan {

    private final ColumnChange change;
    private final int[] readColumns;
    private final boolean whole;
    private final boolean joined;
    private final int[] key;

    /**
     * @param readColumns positions of the table's columns that the source gives first
     * @param whole whether these are all columns
     * @param joined whether a row may come several times; the first one counts
     */
    UpdatePlan(
            WriteTarget target,
            Plan source,
            ColumnChange change,
            int[] readColumns,
            boolean whole,
            boolean joined,
            RowExpressions.Compiled returning) {
        super(target, source, returning);
        this.change = change;
        this.readColumns = readColumns;
        this.whole = whole;
        this.joined = joined;
        this.key = table().key().stream().mapToInt(table()::indexOf).toArray();
    }

    @Override
    boolean readsRowByRow() {
        return readsOnce() && !joined && !change.changesKey();
    }

    @Override
    public boolean isSameTogether() {
        return isPlain() && readsRowByRow() && !change.changesUnique();
    }

    @Override
    public String describe() {
        return "Update " + table().schema() + "." + table().name();
    }

    @Override
    public WriteOutcome run(List<Execution> executions, WriteScope scope, int[] keyColumns) {
        boolean batch = executions.size() > 1;
        Harvest harvest = harvest(keyColumns);
        BatchReads reads = batch(executions);
        MutationBuffer buffer = buffer(scope, executions.get(0), reads == null && change.changesUnique());
        long[] counts = new long[executions.size()];
        for (int set = 0; set < counts.length; set++) {
            if (reads != null && reads.isWritten(set)) {
                buffer.flush();
            }
            buffer.beginSet(set);
            try {
                counts[set] = update(executions.get(set), buffer, harvest);
            } catch (NonrelException e) {
                throw BatchPosition.mark(e, set);
            }
            if (reads != null) {
                reads.written(set);
            } else if (batch) {
                // The next set has to see what this one did.
                buffer.flush();
            }
        }
        buffer.finish();
        return harvest.outcome(counts);
    }

    private long update(Execution execution, MutationBuffer buffer, Harvest harvest) {
        List<@Nullable Object[]> rows = readAll(execution);
        Set<RowKey> seen = new HashSet<>();
        long count = 0;
        for (@Nullable Object[] row : rows) {
            @Nullable Object[] before = new @Nullable Object[table().columns().size()];
            for (int i = 0; i < readColumns.length; i++) {
                before[readColumns[i]] = row[i];
            }
            if (joined && !seen.add(new RowKey(RowKey.pick(before, key)))) {
                continue;
            }
            @Nullable Object[] after = change.apply(before, row, readColumns.length, whole, execution);
            change.write(before, after, buffer);
            harvest.changed(after, execution);
            count++;
        }
        execution.budget().release(rows.size());
        return count;
    }
}
