package io.nonrel.engine.write;

import io.nonrel.exec.Execution;
import io.nonrel.exec.conversion.Assignment;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.Capability;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From an existing row and new values for some columns to the write that makes it so. Immutable and thread-safe.
 */
final class ColumnChange {

    private final Table table;
    private final RowCompletion completion;
    private final int[] targets;
    private final Assignment[] assignments;
    /** What changes, and what of that is written to a row that keeps its place. */
    private final int[] changed;

    private final int[] written;
    private final List<String> fields;
    private final List<String> allFields;
    private final int[] keyColumns;
    private final boolean changesKey;
    private final boolean changesUnique;
    private final boolean movesByInsert;

    /**
     * @param targets positions of the columns that get new values
     * @param types of the new values
     */
    ColumnChange(Table table, RowCompletion completion, int[] targets, List<ColumnType> types, Store store) {
        this.table = table;
        this.completion = completion;
        this.targets = targets;
        this.assignments = new Assignment[targets.length];
        for (int i = 0; i < targets.length; i++) {
            Column column = table.columns().get(targets[i]);
            assignments[i] = Assignment.of(types.get(i), column.type(), column.name());
        }
        this.changed = changed(targets, completion.generatedColumns());
        this.allFields = table.columns().stream().map(Column::field).toList();
        this.keyColumns = table.key().stream().mapToInt(table::indexOf).toArray();
        this.changesKey = touches(table.key());
        this.changesUnique = changesKey || touchesUnique();
        this.movesByInsert = changesKey && !store.capabilities().contains(Capability.KEY_UPDATES);
        // Such a store must not even be told the key that a row has already.
        this.written = movesByInsert
                ? Arrays.stream(changed)
                        .filter(i -> Arrays.stream(keyColumns).noneMatch(k -> k == i))
                        .toArray()
                : changed;
        this.fields = Arrays.stream(written)
                .mapToObj(i -> table.columns().get(i).field())
                .toList();
    }

    private static int[] changed(int[] targets, int[] generated) {
        int[] all = Arrays.copyOf(targets, targets.length + generated.length);
        System.arraycopy(generated, 0, all, targets.length, generated.length);
        return all;
    }

    private boolean touches(List<String> columns) {
        List<String> names = new ArrayList<>();
        for (int position : changed) {
            names.add(table.columns().get(position).name());
        }
        return columns.stream().anyMatch(names::contains);
    }

    private boolean touchesField(String field) {
        return Arrays.stream(changed)
                .anyMatch(i -> table.columns().get(i).field().equals(field));
    }

    /** Whether the row must be known as a whole. */
    boolean needsWholeRow() {
        return completion.needsWholeRow() || movesByInsert;
    }

    /** Whether a row may get another key. */
    boolean changesKey() {
        return changesKey;
    }

    /** Whether rows may exchange keys or unique values. */
    boolean changesUnique() {
        return changesUnique;
    }

    private boolean touchesUnique() {
        return table.uniques().stream().anyMatch(u -> touches(u.columns()))
                || table.indexes().stream()
                        .anyMatch(i -> i.unique() && i.fields().stream().anyMatch(f -> touchesField(f.name())))
                || table.uniqueIndexes().stream()
                        .anyMatch(i ->
                                i.condition() != null || i.fields().stream().anyMatch(this::touchesField));
    }

    /**
     * The row with the new values, complete and checked.
     *
     * @param before the row as it is; only the columns of the key are looked at unless it must be known as a whole
     * @param source where the new values are
     * @param offset position of the first of them
     */
    @Nullable
    Object[] apply(
            @Nullable Object[] before, @Nullable Object[] source, int offset, boolean whole, Execution execution) {
        @Nullable Object[] after = before.clone();
        for (int i = 0; i < targets.length; i++) {
            Object value = source[offset + i];
            after[targets[i]] = value == null ? null : assignments[i].assign(value, execution.environment());
        }
        if (whole) {
            completion.finish(after, execution);
        } else {
            for (int target : targets) {
                Column column = table.columns().get(target);
                if (after[target] == null && !column.nullable()) {
                    throw ConstraintViolations.notNull(table, column);
                }
            }
        }
        return after;
    }

    /** Adds the writes that turn one row into the other. */
    void write(@Nullable Object[] before, @Nullable Object[] after, MutationBuffer buffer) {
        @Nullable Object[] key = RowKey.pick(before, keyColumns);
        if (movesByInsert && !new RowKey(key).equals(new RowKey(RowKey.pick(after, keyColumns)))) {
            buffer.add(new Mutation.Update(table.collection(), key, allFields, after));
        } else {
            buffer.add(new Mutation.Update(table.collection(), key, fields, RowKey.pick(after, written)));
        }
    }
}
