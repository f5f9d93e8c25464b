package io.nonrel.engine.constraint;

import io.nonrel.exec.Execution;
import io.nonrel.index.MarkerKey;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of a table that have one of many values in some columns: by key, else in as few queries as the store takes.
 * Immutable and thread-safe.
 */
final class RowFinder {

    private static final int VALUES_OF_A_QUERY = 100;

    private final Store store;
    private final Table table;
    private final int[] columns;
    private final List<String> fields;
    private final int[] keyOrder;

    /** @param columns whose values are looked for */
    RowFinder(Store store, Table table, int[] columns) {
        this.store = store;
        this.table = table;
        this.columns = columns.clone();
        this.fields = table.columns().stream().map(Column::field).toList();
        this.keyOrder = keyOrder(table, columns);
    }

    /** For each column of the key its place among the columns; empty when they are not the key. */
    private static int[] keyOrder(Table table, int[] columns) {
        if (columns.length != table.key().size()) {
            return new int[0];
        }
        int[] order = new int[columns.length];
        for (int i = 0; i < order.length; i++) {
            int position = table.indexOf(table.key().get(i));
            order[i] = -1;
            for (int j = 0; j < columns.length; j++) {
                if (columns[j] == position) {
                    order[i] = j;
                }
            }
            if (order[i] < 0) {
                return new int[0];
            }
        }
        return order;
    }

    /** The text of some columns of a row; null when one of them is NULL. */
    static @Nullable String id(@Nullable Object @Nullable [] row, int[] columns) {
        return row == null ? null : MarkerKey.of(pick(row, columns), false);
    }

    static @Nullable Object[] pick(@Nullable Object[] row, int[] columns) {
        @Nullable Object[] values = new @Nullable Object[columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = row[columns[i]];
        }
        return values;
    }

    /**
     * Reads the rows.
     *
     * @param wanted values of the columns, by their text
     * @param keep whether the access's transaction may only commit while all that was read is the same
     * @param found takes the text of the values and all columns of each row
     * @return how many calls of the store that took
     */
    int find(
            Map<String, @Nullable Object[]> wanted,
            StoreAccess access,
            CallContext context,
            boolean keep,
            BiConsumer<String, @Nullable Object[]> found) {
        Transaction kept = keep && access instanceof Transaction t ? t : null;
        if (wanted.isEmpty()) {
            return 0;
        }
        if (keyOrder.length > 0) {
            List<@Nullable Object[]> keys = new ArrayList<>(wanted.size());
            wanted.values().forEach(v -> keys.add(pick(v, keyOrder)));
            read(access.lookup(table.collection(), keys, fields, context), wanted, context, found);
            if (kept != null) {
                kept.protect(table.collection(), keys, context);
            }
            return 1;
        }
        Scan all = Scan.of(table.collection(), fields);
        List<@Nullable Object[]> values = List.copyOf(wanted.values());
        int size = columns.length == 1 ? Math.min(values.size(), VALUES_OF_A_QUERY) : 1;
        if (size > 1 && isRefused(restricted(all, values.subList(0, size)))) {
            size = 1;
        }
        if (isRefused(restricted(all, values.subList(0, 1)))) {
            scan(all, access, kept, wanted, context, found);
            return 1;
        }
        int calls = 0;
        for (int from = 0; from < values.size(); from += size) {
            List<@Nullable Object[]> some = values.subList(from, Math.min(values.size(), from + size));
            Map<String, @Nullable Object[]> these = new LinkedHashMap<>();
            for (@Nullable Object[] value : some) {
                these.put(String.valueOf(MarkerKey.of(value, false)), value);
            }
            scan(restricted(all, some), access, kept, these, context, found);
            calls++;
        }
        return calls;
    }

    private boolean isRefused(Scan scan) {
        return store.check(scan) instanceof Verdict.Rejected;
    }

    private Scan restricted(Scan all, Collection<@Nullable Object[]> values) {
        if (values.size() > 1) {
            List<Operand> operands = new ArrayList<>();
            values.forEach(v -> operands.add(Operand.of(v[0])));
            return all.withPredicate(new Predicate.In(fields.get(columns[0]), operands));
        }
        Predicate predicate = Predicate.all();
        @Nullable Object[] only = values.iterator().next();
        for (int i = 0; i < columns.length; i++) {
            predicate = predicate.and(Predicate.equal(fields.get(columns[i]), only[i]));
        }
        return all.withPredicate(predicate);
    }

    private void scan(
            Scan scan,
            StoreAccess access,
            @Nullable Transaction kept,
            Map<String, @Nullable Object[]> wanted,
            CallContext context,
            BiConsumer<String, @Nullable Object[]> found) {
        read(access.scan(scan, context), wanted, context, found);
        if (kept != null) {
            kept.protect(scan, context);
        }
    }

    private void read(
            RowCursor cursor,
            Map<String, @Nullable Object[]> wanted,
            CallContext context,
            BiConsumer<String, @Nullable Object[]> found) {
        if (context instanceof Execution execution) {
            execution.budget().callStore();
        }
        try (cursor) {
            for (@Nullable Object[] row = cursor.next(); row != null; row = cursor.next()) {
                context.checkCancelled();
                String id = id(row, columns);
                if (id != null && wanted.containsKey(id)) {
                    found.accept(id, Arrays.copyOf(row, row.length));
                }
            }
        }
    }
}
