package io.nonrel.engine.index;

import io.nonrel.engine.catalog.DerivedFields;
import io.nonrel.engine.catalog.RowChanges;
import io.nonrel.engine.copy.CopiedValues;
import io.nonrel.index.DerivedField;
import io.nonrel.index.DerivedIndex;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.ReferencePath;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
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
    private final @Nullable CopiedValues copied;

    private RowFields(Table table, List<DerivedField> derived, @Nullable CopiedValues copied) {
        this.derived = List.copyOf(derived);
        this.copied = copied;
        List<String> read = new ArrayList<>(table.keyFields());
        this.keys = read.size();
        derived.forEach(f -> read.add(f.name()));
        this.sources = new int[derived.size()];
        for (int i = 0; i < sources.length; i++) {
            String source = copied == null ? derived.get(i).source() : copied.reference();
            if (!read.contains(source)) {
                read.add(source);
            }
            sources[i] = read.indexOf(source);
        }
        this.names = List.copyOf(read);
    }

    private RowFields(Table table, DerivedIndex removed) {
        this.derived = DerivedFields.of(table, removed);
        this.copied = null;
        List<String> read = new ArrayList<>(table.keyFields());
        this.keys = read.size();
        derived.forEach(f -> read.add(f.name()));
        this.sources = new int[0];
        this.names = List.copyOf(read);
    }

    /** Those of an index, to be compared with what they should be. */
    static RowFields of(Catalog catalog, Table table, DerivedIndex index, Store store) {
        CopiedValues copied = !index.isJoined()
                ? null
                : ReferencePath.of(catalog, table, index)
                        .map(p -> new CopiedValues(store, p))
                        .orElseThrow(() -> new AssertionError("The way of index " + index.name() + " was broken"));
        return new RowFields(table, DerivedFields.of(table, index), copied);
    }

    /** Those of an index, to be removed. */
    static RowFields toRemove(Table table, DerivedIndex index) {
        return new RowFields(table, index);
    }

    /** The field that the path of copies begins with. */
    String reference() {
        return Objects.requireNonNull(copied).reference();
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

    /** Whether what rows should have is not in them. */
    boolean areCopies() {
        return copied != null;
    }

    /**
     * What rows should have of all derived fields.
     *
     * @param access where rows are read that they refer to
     * @param changes is told which
     */
    List<@Nullable Object[]> expected(
            List<@Nullable Object[]> rows, StoreAccess access, CallContext context, RowChanges changes) {
        List<@Nullable Object[]> expected = new ArrayList<>(rows.size());
        CopiedValues copies = copied;
        if (copies == null) {
            rows.forEach(row -> expected.add(expected(row)));
            return expected;
        }
        List<@Nullable Object> references = new ArrayList<>(rows.size());
        rows.forEach(row -> references.add(row[sources[0]]));
        CopiedValues.Found found = copies.follow(references, access, context, changes);
        references.forEach(reference -> expected.add(found.of(reference)));
        return expected;
    }

    private @Nullable Object[] expected(@Nullable Object[] row) {
        @Nullable Object[] values = new @Nullable Object[derived.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = derived.get(i).derive(row[sources[i]]);
        }
        return values;
    }

    /** Whether every derived field is as it should be. */
    boolean isRight(@Nullable Object[] row, @Nullable Object[] expected) {
        for (int i = 0; i < expected.length; i++) {
            if (!Objects.equals(stored(row, i), expected[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether the row has every derived field right, as far as it can be told by itself. */
    boolean isRight(@Nullable Object[] row) {
        return copied == null && isRight(row, expected(row));
    }
}
