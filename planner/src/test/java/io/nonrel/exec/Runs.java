package io.nonrel.exec;

import io.nonrel.spi.RowCursor;
import io.nonrel.spi.StoreAccess;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs of operators in tests: executions to run them in, and their rows as lists that can be compared. */
public final class Runs {

    private static final Sequences NO_SEQUENCES = new Sequences() {
        @Override
        public long next(String schema, String sequence) {
            throw new AssertionError("No sequences in this test");
        }

        @Override
        public long current(String schema, String sequence) {
            throw new AssertionError("No sequences in this test");
        }
    };

    private Runs() {}

    /** A run without limits. */
    public static Execution on(StoreAccess store, @Nullable Object... parameters) {
        return within(Limits.NONE, store, parameters);
    }

    /** A run without limits and without a store to speak of. */
    public static Execution alone() {
        return on(new FakeStore());
    }

    /** A run with limits. */
    public static Execution within(Limits limits, StoreAccess store, @Nullable Object... parameters) {
        Environment environment = new Environment(
                Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC, "ada", "PUBLIC", "nonrel", NO_SEQUENCES);
        return new Execution(store, parameters, environment, new Budget(limits), new Cancellation(0), 100, false);
    }

    /** All rows of an operator. */
    public static List<List<@Nullable Object>> rows(Operator operator, Execution execution) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (RowCursor cursor = execution.open(operator)) {
            for (@Nullable Object[] row = cursor.next(); row != null; row = cursor.next()) {
                rows.add(Arrays.asList(row.clone()));
            }
        }
        return rows;
    }

    /** All rows of an operator that needs no store. */
    public static List<List<@Nullable Object>> rows(Operator operator) {
        return rows(operator, alone());
    }

    /** A row of whole numbers, strings and nulls as they are at run time. */
    public static @Nullable Object[] row(@Nullable Object... values) {
        @Nullable Object[] row = new Object[values.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = values[i] instanceof Integer n ? (Object) n.longValue() : values[i];
        }
        return row;
    }

    /** A row as {@link #rows} gives it. */
    public static List<@Nullable Object> list(@Nullable Object... values) {
        return Arrays.asList(row(values));
    }
}
