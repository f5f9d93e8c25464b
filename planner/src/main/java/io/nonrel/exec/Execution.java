package io.nonrel.exec;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.CollectionDefinition.FieldDefinition;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NativeStatement;
import io.nonrel.spi.Notice;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.StoreAccess;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of a plan: what it reads from, its parameters, limits and clock, and where it reports. Used by one thread; only
 * {@link Cancellation#cancel} comes from others.
 */
public final class Execution implements CallContext {

    private final StoreAccess store;
    private final @Nullable Object[] parameters;
    private final Environment environment;
    private final Budget budget;
    private final Cancellation cancellation;
    private final int fetchSize;
    private final Notices notices = new Notices();
    private final Map<Integer, @Nullable Object[]> correlations = new HashMap<>(4);
    private final Map<TransientTable, List<@Nullable Object[]>> transientRows = new HashMap<>(4);
    private final @Nullable Map<Operator, OperatorStatistics> statistics;
    private NativeWrites nativeWrites = Execution::refuse;

    /**
     * @param parameters bound values, converted to the types that the plan expects
     * @param analyze whether to count rows and time of each operator
     */
    public Execution(
            StoreAccess store,
            @Nullable Object[] parameters,
            Environment environment,
            Budget budget,
            Cancellation cancellation,
            int fetchSize,
            boolean analyze) {
        this.store = store;
        this.parameters = parameters;
        this.environment = environment;
        this.budget = budget;
        this.cancellation = cancellation;
        this.fetchSize = fetchSize;
        this.statistics = analyze ? new IdentityHashMap<>() : null;
    }

    private static List<@Nullable Object[]> refuse(
            NativeStatement statement,
            List<FieldDefinition> columns,
            List<@Nullable Object> values,
            CallContext context) {
        throw ErrorCode.UNSUPPORTED.error("A native statement that writes stands in a query, not in another statement");
    }

    /** Starts reading from an operator. */
    public RowCursor open(Operator operator) {
        if (statistics == null) {
            return operator.open(this);
        }
        return statistics
                .computeIfAbsent(operator, o -> new OperatorStatistics())
                .open(operator, this);
    }

    /** The store, or the transaction on it. */
    public StoreAccess store() {
        return store;
    }

    /** The bound values, by parameter number from 0. */
    public @Nullable Object[] parameters() {
        return parameters;
    }

    public Environment environment() {
        return environment;
    }

    public Budget budget() {
        return budget;
    }

    public Cancellation cancellation() {
        return cancellation;
    }

    /** The current row of an outer query, for a correlated inner one. */
    public @Nullable Object[] correlation(int id) {
        @Nullable Object[] row = correlations.get(id);
        if (row == null) {
            throw new AssertionError("No outer row for correlation " + id);
        }
        return row;
    }

    /** Sets the current row of an outer query. */
    public void correlate(int id, @Nullable Object[] row) {
        correlations.put(id, row);
    }

    /** What an operator left for another one; nobody changes the list. */
    public List<@Nullable Object[]> transientRows(TransientTable table) {
        return transientRows.getOrDefault(table, List.of());
    }

    /** Leaves rows for another operator. */
    public void setTransientRows(TransientTable table, List<@Nullable Object[]> rows) {
        transientRows.put(table, rows);
    }

    /** Runs native statements that write. */
    public NativeWrites nativeWrites() {
        return nativeWrites;
    }

    /** Says how native statements that write are run, in an execution where they may be. */
    public void allow(NativeWrites writes) {
        nativeWrites = writes;
    }

    /** Where emulations are counted and notices are kept. */
    public Notices notices() {
        return notices;
    }

    /** What an operator did so far; null unless the run is analysed and the operator was opened. */
    public @Nullable OperatorStatistics statistics(Operator operator) {
        return statistics == null ? null : statistics.get(operator);
    }

    @Override
    public void checkCancelled() {
        cancellation.check();
    }

    @Override
    public long remainingMillis() {
        return cancellation.remainingMillis();
    }

    @Override
    public int fetchSize() {
        return fetchSize;
    }

    @Override
    public void examined(long rows) {
        budget.examine(rows);
    }

    @Override
    public void held(long rows) {
        if (rows < 0) {
            budget.release(-rows);
        } else {
            budget.hold(rows);
        }
    }

    @Override
    public void notice(Notice notice) {
        notices.report(notice);
    }
}
