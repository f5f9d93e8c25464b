package io.nonrel.engine.copy;

import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import io.nonrel.spi.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a table that have one of many values in a field: by key, else in as few queries as the store takes. */
public final class ReferencedRows {

    private static final int VALUES_OF_A_QUERY = 100;

    private final Store store;
    private final StoreAccess access;
    private final CallContext context;

    public ReferencedRows(Store store, StoreAccess access, CallContext context) {
        this.store = store;
        this.access = access;
        this.context = context;
    }

    /** A value that equals all that SQL takes for the same. */
    static Object canonical(Object value) {
        return value instanceof BigDecimal decimal ? decimal.stripTrailingZeros() : value;
    }

    /**
     * Reads all rows.
     *
     * @param values canonical
     * @param fields the first is the one with the values
     */
    public void read(Table table, Set<Object> values, List<String> fields, Consumer<@Nullable Object[]> rows) {
        read(table, values, fields, Long.MAX_VALUE, rows);
    }

    /**
     * Reads rows, unless there are too many.
     *
     * @return false when there are more than so many; then the rest was not read
     */
    boolean read(Table table, Set<Object> values, List<String> fields, long most, Consumer<@Nullable Object[]> rows) {
        if (values.isEmpty()) {
            return true;
        }
        if (table.keyFields().equals(List.of(fields.get(0)))) {
            List<@Nullable Object[]> keys = new ArrayList<>(values.size());
            values.forEach(v -> keys.add(new @Nullable Object[] {v}));
            return accept(access.lookup(table.collection(), keys, fields, context), values, most, rows) >= 0;
        }
        Scan all = Scan.of(table.collection(), fields);
        List<Object> list = List.copyOf(values);
        int size = Math.min(list.size(), VALUES_OF_A_QUERY);
        if (store.check(restricted(all, list.subList(0, size))) instanceof Verdict.Rejected) {
            size = 1;
        }
        if (store.check(restricted(all, list.subList(0, 1))) instanceof Verdict.Rejected) {
            return accept(access.scan(all, context), values, most, rows) >= 0;
        }
        long left = most;
        for (int from = 0; from < list.size(); from += size) {
            List<Object> some = list.subList(from, Math.min(list.size(), from + size));
            left = accept(access.scan(restricted(all, some), context), values, left, rows);
            if (left < 0) {
                return false;
            }
        }
        return true;
    }

    private static Scan restricted(Scan all, Collection<Object> values) {
        String field = all.fields().get(0);
        if (values.size() == 1) {
            return all.withPredicate(Predicate.equal(field, values.iterator().next()));
        }
        return all.withPredicate(
                new Predicate.In(field, values.stream().map(Operand::of).toList()));
    }

    /** How many more there may be; below 0 when there are too many. */
    private long accept(RowCursor cursor, Set<Object> values, long most, Consumer<@Nullable Object[]> rows) {
        long left = most;
        try (cursor) {
            for (@Nullable Object[] row = cursor.next(); row != null; row = cursor.next()) {
                context.checkCancelled();
                Object value = row[0];
                if (value != null && values.contains(canonical(value))) {
                    if (--left < 0) {
                        return left;
                    }
                    rows.accept(row);
                }
            }
        }
        return left;
    }
}
