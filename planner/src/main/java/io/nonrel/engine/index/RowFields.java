package io.nonrel.engine.index;

import io.nonrel.index.DerivedField;
import io.nonrel.planner.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where key, sources and derived fields stand in the rows that are read to check or fill derived fields. Immutable. */
final class RowFields {

    private final List<DerivedField> derived;
    private final List<String> names;
    private final int keys;
    private final int[] sources;

    RowFields(Table table, List<DerivedField> derived) {
        this.derived = List.copyOf(derived);
        List<String> read = new ArrayList<>(table.keyFields());
        this.keys = read.size();
        derived.forEach(f -> read.add(f.name()));
        this.sources = new int[derived.size()];
        for (int i = 0; i < sources.length; i++) {
            String source = derived.get(i).source();
            if (!read.contains(source)) {
                read.add(source);
            }
            sources[i] = read.indexOf(source);
        }
        this.names = List.copyOf(read);
    }

    /** What to read of each row. */
    List<String> names() {
        return names;
    }

    /** The names of the derived fields. */
    List<String> derivedNames() {
        return names.subList(keys, keys + derived.size());
    }

    List<DerivedField> derived() {
        return derived;
    }

    @Nullable
    Object[] key(@Nullable Object[] row) {
        return java.util.Arrays.copyOf(row, keys);
    }

    /** What the row has of a derived field. */
    @Nullable
    Object stored(@Nullable Object[] row, int field) {
        return row[keys + field];
    }

    /** What the row should have of a derived field. */
    @Nullable
    Object expected(@Nullable Object[] row, int field) {
        return derived.get(field).derive(row[sources[field]]);
    }

    /** What the row should have of all derived fields. */
    @Nullable
    Object[] expected(@Nullable Object[] row) {
        @Nullable Object[] values = new @Nullable Object[derived.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = expected(row, i);
        }
        return values;
    }

    /** Whether every derived field is as it should be. */
    boolean isRight(@Nullable Object[] row) {
        for (int i = 0; i < derived.size(); i++) {
            if (!Objects.equals(stored(row, i), expected(row, i))) {
                return false;
            }
        }
        return true;
    }
}
