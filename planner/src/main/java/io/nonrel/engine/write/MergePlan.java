package io.nonrel.engine.write;

import io.nonrel.exec.Execution;
import io.nonrel.planner.Plan;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * MERGE. Each row of the source holds the number of the branch that applies (null for none), all columns of the target's row
 * (NULLs when none matches) and then the values of each branch.
 */
final class MergePlan extends WritePlan {

    private final List<Branch> branches;

    /** What a WHEN clause does. */
    sealed interface Branch {}

    /**
     * Updates the matching row.
     *
     * @param offset position in the source row of the first new value
     */
    record UpdateMatched(ColumnChange change, int offset) implements Branch {}

    /** Deletes the matching row. */
    record DeleteMatched() implements Branch {}

    /**
     * Inserts a row.
     *
     * @param offset position in the source row of the first value
     */
    record InsertMissing(InsertRows rows, int offset) implements Branch {}

    /** Does nothing. */
    record Nothing() implements Branch {}

    MergePlan(WriteTarget target, Plan source, List<Branch> branches, RowExpressions.Compiled returning) {
        super(target, source, returning);
        this.branches = List.copyOf(branches);
    }

    @Override
    public String describe() {
        return "Merge " + table().schema() + "." + table().name();
    }

    @Override
    public WriteOutcome run(List<Execution> executions, WriteScope scope, int[] keyColumns) {
        Harvest harvest = harvest(keyColumns);
        MutationBuffer buffer = buffer(scope, executions.get(0), true);
        long[] counts = new long[executions.size()];
        for (int set = 0; set < counts.length; set++) {
            buffer.beginSet(set);
            try {
                counts[set] = merge(executions.get(set), buffer, harvest);
            } catch (NonrelException e) {
                throw BatchPosition.mark(e, set);
            }
            if (counts.length > 1) {
                buffer.flush();
            }
        }
        buffer.finish();
        return harvest.outcome(counts);
    }

    private long merge(Execution execution, MutationBuffer buffer, Harvest harvest) {
        int width = table().columns().size();
        int[] key = table().key().stream().mapToInt(table()::indexOf).toArray();
        Set<RowKey> seen = new HashSet<>();
        List<@Nullable Object[]> rows = readAll(execution);
        long count = 0;
        for (@Nullable Object[] row : rows) {
            if (!(row[0] instanceof Number number)) {
                continue;
            }
            Branch branch = branches.get(number.intValue());
            @Nullable Object[] before = java.util.Arrays.copyOfRange(row, 1, 1 + width);
            if (!(branch instanceof InsertMissing || branch instanceof Nothing)
                    && !seen.add(new RowKey(RowKey.pick(before, key)))) {
                throw ErrorCode.CARDINALITY_VIOLATION.error(
                        "MERGE INTO %s.%s meets the same row twice: several rows of the source match it",
                        table().schema(), table().name());
            }
            if (branch instanceof UpdateMatched update) {
                @Nullable Object[] after = update.change.apply(before, row, update.offset, true, execution);
                update.change.write(before, after, buffer);
                harvest.changed(after, execution);
            } else if (branch instanceof DeleteMatched) {
                buffer.add(new Mutation.Delete(table().collection(), RowKey.pick(before, key)));
                harvest.changed(before, execution);
            } else if (branch instanceof InsertMissing insert) {
                @Nullable Object[] complete = insert.rows.row(row, insert.offset, execution);
                buffer.add(insert.rows.insert(complete));
                harvest.inserted(complete, execution);
            } else {
                continue;
            }
            count++;
        }
        execution.budget().release(rows.size());
        return count;
    }
}
