package io.nonrel.engine.write;

import io.nonrel.exec.Execution;
import io.nonrel.planner.Plan;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** DELETE. The source gives the key of each row; with RETURNING all columns. */
final class DeletePlan extends WritePlan {

    private final boolean joined;
    private final int[] key;

    /** @param joined whether a row may come several times */
    DeletePlan(WriteTarget target, Plan source, boolean joined, RowExpressions.Compiled returning) {
        super(target, source, returning);
        this.joined = joined;
        this.key = table().key().stream().mapToInt(table()::indexOf).toArray();
    }

    @Override
    boolean readsRowByRow() {
        return readsOnce() && !joined;
    }

    @Override
    public boolean isSameTogether() {
        return isPlain() && readsRowByRow();
    }

    @Override
    public String describe() {
        return "Delete " + table().schema() + "." + table().name();
    }

    @Override
    public WriteOutcome run(List<Execution> executions, WriteScope scope, int[] keyColumns) {
        Harvest harvest = harvest(keyColumns);
        BatchReads reads = batch(executions);
        MutationBuffer buffer = buffer(scope, executions.get(0), false);
        long[] counts = new long[executions.size()];
        for (int set = 0; set < counts.length; set++) {
            if (reads != null && reads.isWritten(set)) {
                buffer.flush();
            }
            buffer.beginSet(set);
            try {
                counts[set] = delete(executions.get(set), buffer, harvest);
            } catch (NonrelException e) {
                throw BatchPosition.mark(e, set);
            }
            if (reads != null) {
                reads.written(set);
            } else if (counts.length > 1) {
                buffer.flush();
            }
        }
        buffer.finish();
        return harvest.outcome(counts);
    }

    private long delete(Execution execution, MutationBuffer buffer, Harvest harvest) {
        List<@Nullable Object[]> rows = readAll(execution);
        Set<RowKey> seen = new HashSet<>();
        long count = 0;
        for (@Nullable Object[] row : rows) {
            @Nullable Object[] values = hasReturning() ? RowKey.pick(row, key) : row;
            if (joined && !seen.add(new RowKey(values))) {
                continue;
            }
            buffer.add(new Mutation.Delete(table().collection(), values));
            harvest.changed(row, execution);
            count++;
        }
        execution.budget().release(rows.size());
        return count;
    }
}
