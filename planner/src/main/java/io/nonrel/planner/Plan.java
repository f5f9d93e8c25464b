package io.nonrel.planner;

import io.nonrel.exec.Emulation;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.RowCursor;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An executable plan. Immutable and thread-safe: it can be run many times, also at once.
 *
 * @param root gives the rows of the statement
 * @param columns what each row holds
 * @param parameters what {@link Execution#parameters} must hold, converted to these types
 * @param emulations what the driver will do because the store can't
 * @param storeReads how many operators read from the store: with more than one, a snapshot is needed
 * @param usesDerivedIndexes whether it is right only while the derived indexes are what they were when it was planned
 * @param isNative whether the store is asked in its own language, whose columns it tells anew for each plan
 */
public record Plan(
        Operator root,
        List<ColumnDescriptor> columns,
        List<ParameterDescriptor> parameters,
        List<Emulation> emulations,
        int storeReads,
        boolean usesDerivedIndexes,
        boolean isNative) {

    /** What is said of indexes when a run starts; operators tell all else as they work. */
    private static final Set<NoticeCode> ABOUT_INDEXES = EnumSet.of(
            NoticeCode.MISSING_INDEX,
            NoticeCode.INDEX_NOT_READY,
            NoticeCode.SCHEMA_INFERRED,
            NoticeCode.STALE_DENORMALIZED);

    public Plan {
        columns = List.copyOf(columns);
        parameters = List.copyOf(parameters);
        emulations = List.copyOf(emulations);
    }

    /** Starts a run; tells which indexes are missing or not ready. */
    public RowCursor open(Execution execution) {
        for (Emulation emulation : emulations) {
            if (ABOUT_INDEXES.contains(emulation.code())) {
                execution.notices().emulate(emulation, -1, -1);
            }
        }
        return execution.open(root);
    }

    /** The plan as EXPLAIN shows it. */
    public List<String> explain() {
        return Explain.lines(this, null);
    }

    /** The plan with what each operator did in a run that was analysed and has ended. */
    public List<String> explain(@Nullable Execution run) {
        return Explain.lines(this, run);
    }
}
