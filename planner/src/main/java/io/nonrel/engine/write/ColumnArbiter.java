package io.nonrel.engine.write;

import io.nonrel.exec.Execution;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Store;
import io.nonrel.spi.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values of columns by which rows conflict. Immutable and thread-safe. */
final class ColumnArbiter implements Arbiter {

    private final String name;
    private final Table table;
    private final int[] columns;
    private final boolean isKey;
    private final List<String> fields;

    /** @param names the constraint's columns */
    ColumnArbiter(String name, Table table, List<String> names) {
        this.name = name;
        this.table = table;
        this.columns = names.stream().mapToInt(table::indexOf).toArray();
        this.isKey = names.equals(table.key());
        this.fields = table.columns().stream().map(Column::field).toList();
    }

    @Override
    public String name() {
        return name;
    }

    /** The constraint's values of a row, null when it can't conflict because one of them is NULL. */
    @Override
    public @Nullable RowKey key(@Nullable Object[] row) {
        RowKey key = new RowKey(RowKey.pick(row, columns));
        return key.hasNull() ? null : key;
    }

    @Override
    public Map<RowKey, @Nullable Object[]> find(List<@Nullable Object[]> candidates, Store store, Execution execution) {
        Set<RowKey> keys = new LinkedHashSet<>();
        for (@Nullable Object[] candidate : candidates) {
            RowKey key = key(candidate);
            if (key != null) {
                keys.add(key);
            }
        }
        Map<RowKey, @Nullable Object[]> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        if (isKey) {
            List<@Nullable Object[]> values = new ArrayList<>(keys.size());
            keys.forEach(k -> values.add(k.values()));
            execution.budget().callStore();
            collect(execution.store().lookup(table.collection(), values, fields, execution), found, execution);
        } else {
            for (RowKey key : keys) {
                collect(scan(key, store, execution), found, execution);
            }
        }
        found.keySet().retainAll(keys);
        return found;
    }

    private RowCursor scan(RowKey key, Store store, Execution execution) {
        Predicate predicate = Predicate.all();
        @Nullable Object[] values = key.values();
        for (int i = 0; i < columns.length; i++) {
            predicate = predicate.and(
                    Predicate.equal(table.columns().get(columns[i]).field(), values[i]));
        }
        Scan scan = Scan.of(table.collection(), fields).withPredicate(predicate);
        execution.budget().callStore();
        // What the store can't restrict is read whole; the rows that don't match are dropped by their key.
        return store.check(scan) instanceof Verdict.Rejected
                ? execution.store().scan(Scan.of(table.collection(), fields), execution)
                : execution.store().scan(scan, execution);
    }

    private void collect(RowCursor cursor, Map<RowKey, @Nullable Object[]> found, Execution execution) {
        try (cursor) {
            for (@Nullable Object[] row = cursor.next(); row != null; row = cursor.next()) {
                execution.checkCancelled();
                RowKey key = key(row);
                if (key != null) {
                    found.put(key, row);
                }
            }
        }
    }
}
