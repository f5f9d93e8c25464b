package io.nonrel.engine.write;

import io.nonrel.engine.constraint.UniqueRule;
import io.nonrel.exec.Execution;
import io.nonrel.index.MarkerFields;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A partial or folded unique index by which rows conflict: its markers say which rows to look at, in two look-ups for all
 * candidates. Immutable and thread-safe.
 */
final class MarkerArbiter implements Arbiter {

    private final UniqueRule rule;
    private final List<String> fields;
    private final List<String> owners = new ArrayList<>();

    MarkerArbiter(UniqueRule rule) {
        this.rule = rule;
        Table table = rule.table();
        this.fields = table.columns().stream().map(Column::field).toList();
        owners.addAll(MarkerFields.owner(table.key().size()));
        owners.addAll(MarkerFields.previous(table.key().size()));
    }

    @Override
    public String name() {
        return rule.index().name();
    }

    @Override
    public @Nullable RowKey key(@Nullable Object[] row) {
        String key = rule.key(row);
        return key == null ? null : new RowKey(new @Nullable Object[] {key});
    }

    @Override
    public Map<RowKey, @Nullable Object[]> find(List<@Nullable Object[]> candidates, Store store, Execution execution) {
        Set<RowKey> wanted = new LinkedHashSet<>();
        for (@Nullable Object[] candidate : candidates) {
            RowKey key = key(candidate);
            if (key != null) {
                wanted.add(key);
            }
        }
        Map<RowKey, @Nullable Object[]> found = new HashMap<>();
        List<@Nullable Object[]> rows = wanted.isEmpty() ? List.of() : owners(wanted, execution);
        if (rows.isEmpty()) {
            return found;
        }
        execution.budget().callStore();
        try (RowCursor cursor = execution.store().lookup(rule.table().collection(), rows, fields, execution)) {
            for (@Nullable Object[] row = cursor.next(); row != null; row = cursor.next()) {
                execution.checkCancelled();
                RowKey key = key(row);
                // A marker may be that of a row that has other values now.
                if (key != null && wanted.contains(key)) {
                    found.put(key, row);
                }
            }
        }
        return found;
    }

    /** Keys of the rows that markers name, also of those that had them before. */
    private List<@Nullable Object[]> owners(Set<RowKey> wanted, Execution execution) {
        List<@Nullable Object[]> markers = new ArrayList<>(wanted.size());
        wanted.forEach(k -> markers.add(k.values()));
        int size = rule.table().key().size();
        Set<RowKey> keys = new LinkedHashSet<>();
        execution.budget().callStore();
        try (RowCursor cursor = execution.store().lookup(rule.index().collection(), markers, owners, execution)) {
            for (@Nullable Object[] row = cursor.next(); row != null; row = cursor.next()) {
                keys.add(new RowKey(Arrays.copyOf(row, size)));
                if (row[size] != null) {
                    keys.add(new RowKey(Arrays.copyOfRange(row, size, 2 * size)));
                }
            }
        }
        List<@Nullable Object[]> rows = new ArrayList<>(keys.size());
        keys.forEach(k -> rows.add(k.values()));
        return rows;
    }
}
