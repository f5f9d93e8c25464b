package io.nonrel.engine.write;

import io.nonrel.exec.Execution;
import io.nonrel.planner.Plan;
import io.nonrel.planner.catalog.Column;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.RowCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** INSERT: a row that is there already is an error. */
final class InsertPlan extends WritePlan {

    private final InsertRows rows;
    private final boolean readsTarget;

    /** @param readsTarget whether the source reads the table itself, so that it must be read to its end before any write */
    InsertPlan(
            WriteTarget target, Plan source, InsertRows rows, RowExpressions.Compiled returning, boolean readsTarget) {
        super(target, source, returning);
        this.rows = rows;
        this.readsTarget = readsTarget;
    }

    @Override
    public Column.@Nullable Identity generatedKey() {
        return rows.generatedKey();
    }

    @Override
    public String describe() {
        return "Insert " + table().schema() + "." + table().name();
    }

    @Override
    public boolean isSameTogether() {
        return isPlain() && source().storeReads() == 0;
    }

    @Override
    public WriteOutcome run(List<Execution> executions, WriteScope scope, int[] keyColumns) {
        MutationBuffer buffer = buffer(scope, executions.get(0), readsTarget);
        Harvest harvest = harvest(keyColumns);
        long[] counts = new long[executions.size()];
        for (int set = 0; set < counts.length; set++) {
            buffer.beginSet(set);
            Execution execution = executions.get(set);
            try (RowCursor source = source().open(execution)) {
                for (@Nullable Object[] row = source.next(); row != null; row = source.next()) {
                    @Nullable Object[] complete = rows.row(row, 0, execution);
                    harvest.inserted(complete, execution);
                    buffer.add(rows.insert(complete));
                    counts[set]++;
                }
            } catch (NonrelException e) {
                throw BatchPosition.mark(e, set);
            }
            if (readsTarget) {
                buffer.flush();
            }
        }
        buffer.finish();
        return harvest.outcome(counts);
    }
}
