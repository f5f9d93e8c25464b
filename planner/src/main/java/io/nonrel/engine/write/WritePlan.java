package io.nonrel.engine.write;

import io.nonrel.exec.Execution;
import io.nonrel.exec.Scalar;
import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.ParameterDescriptor;
import io.nonrel.planner.Plan;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.RowCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that changes rows of one table, ready to run. Immutable and thread-safe. */
public abstract sealed class WritePlan permits InsertPlan, UpsertPlan, UpdatePlan, DeletePlan, MergePlan {

    private final WriteTarget target;
    private final Plan source;
    private final RowExpressions.Compiled returning;

    WritePlan(WriteTarget target, Plan source, RowExpressions.Compiled returning) {
        this.target = target;
        this.source = source;
        this.returning = returning;
    }

    /** The table that is changed. */
    public final Table table() {
        return target.table();
    }

    /** The query that reads what is to change and computes the new values. */
    public final Plan source() {
        return source;
    }

    /** The columns of RETURNING, empty without it. */
    public final List<ColumnDescriptor> returningColumns() {
        return returning.columns();
    }

    /** The parameters of the statement. */
    public List<ParameterDescriptor> parameters() {
        return merge(source.parameters(), returning.parameters());
    }

    /** Whether it reads from the store before it writes; then both must see one state of it. */
    public boolean readsStore() {
        return source.storeReads() > 0 || target.readsStore();
    }

    /** The identity column whose numbers are the keys of all rows that are written; null for none. */
    public Column.@Nullable Identity generatedKey() {
        return null;
    }

    /** Whether each run reads one row by its key at most, and writes no other. */
    boolean readsRowByRow() {
        return false;
    }

    /**
     * Whether several runs do the same together as one after the other, errors apart: none of them reads what another writes,
     * and what the state after all of them satisfies, that after each did, too.
     */
    public boolean isSameTogether() {
        return false;
    }

    /** Whether it has no part in foreign keys within or to its table, and gives no rows. */
    final boolean isPlain() {
        return !target.guard().isWithin() && !target.hasFollowers() && !hasReturning();
    }

    /** Whether the source makes one plain read. */
    final boolean readsOnce() {
        return source.storeReads() == 1 && !source.usesDerivedIndexes() && !target.hasFollowers();
    }

    /** The reads of a batch whose rows were looked up at once, null when each set reads for itself. */
    static @Nullable BatchReads batch(List<Execution> executions) {
        return executions.get(0).store() instanceof BatchReads batch ? batch : null;
    }

    /** What writes check and keep by look-ups, a line for each, for EXPLAIN. */
    public List<String> constraints() {
        return target.guard().describe();
    }

    /** One line for EXPLAIN. */
    public abstract String describe();

    /**
     * Runs it.
     *
     * @param executions one for each set of parameters, all with the same budget and store
     * @param keyColumns positions of the columns that are given as generated keys, empty for none
     */
    public abstract WriteOutcome run(List<Execution> executions, WriteScope scope, int[] keyColumns);

    /**
     * Takes the writes of a run.
     *
     * @param inOneCall whether keys are exchanged between rows, so that only the state after all writes may be checked
     */
    final MutationBuffer buffer(WriteScope scope, Execution execution, boolean inOneCall) {
        scope.begin(target.table(), target.catalog());
        return new MutationBuffer(target, scope, execution, inOneCall);
    }

    final Harvest harvest(int[] keyColumns) {
        return new Harvest(returning.scalars().toArray(Scalar[]::new), keyColumns);
    }

    final boolean hasReturning() {
        return !returning.scalars().isEmpty();
    }

    /** Reads the source to its end, before anything is written; the caller releases the rows from the budget. */
    final List<@Nullable Object[]> readAll(Execution execution) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        try (RowCursor cursor = source.open(execution)) {
            for (@Nullable Object[] row = cursor.next(); row != null; row = cursor.next()) {
                execution.budget().hold(1);
                rows.add(row);
            }
        }
        return rows;
    }

    /** Each parameter stands in one place, so it is known in one of the lists at most. */
    static List<ParameterDescriptor> merge(List<ParameterDescriptor> a, List<ParameterDescriptor> b) {
        List<ParameterDescriptor> merged = new ArrayList<>(a);
        for (int i = 0; i < b.size(); i++) {
            if (i >= merged.size()) {
                merged.add(b.get(i));
            } else if (merged.get(i).open()) {
                merged.set(i, b.get(i));
            }
        }
        return merged;
    }
}
