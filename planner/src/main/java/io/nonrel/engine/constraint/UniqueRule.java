package io.nonrel.engine.constraint;

import io.nonrel.index.MarkerFields;
import io.nonrel.index.MarkerKey;
import io.nonrel.index.UniqueIndex;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.CollectionDefinition;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.ValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A unique index that is kept by markers: says which marker a row has. Immutable and thread-safe. */
public final class UniqueRule {

    private final Table table;
    private final UniqueIndex index;
    private final @Nullable RowCondition condition;
    private final boolean leased;
    private final int[] columns;

    /**
     * @param condition compiled, null for none
     * @param leased whether the store has no transactions
     */
    public UniqueRule(Table table, UniqueIndex index, @Nullable RowCondition condition, boolean leased) {
        this.table = table;
        this.index = index;
        this.condition = condition;
        this.leased = leased;
        this.columns = index.fields().stream().mapToInt(f -> position(table, f)).toArray();
    }

    private static int position(Table table, String field) {
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).field().equals(field)) {
                return i;
            }
        }
        throw new AssertionError("A unique index is on field " + field + ", which " + table.name() + " lacks");
    }

    /** The collection of the markers of an index. */
    public static CollectionDefinition collection(Table table, UniqueIndex index) {
        List<ValueType> keys = table.key().stream()
                .map(k -> table.columns().get(table.indexOf(k)).valueType())
                .toList();
        return MarkerFields.collection(index.collection(), keys);
    }

    /** Whether markers and rows can't be written together. */
    public boolean isLeased() {
        return leased;
    }

    /** The table of the rows. */
    public Table table() {
        return table;
    }

    /** The definition. */
    public UniqueIndex index() {
        return index;
    }

    /** The key of the row's marker, null when it has none. */
    public @Nullable String key(@Nullable Object @Nullable [] row) {
        if (row == null) {
            return null;
        }
        @Nullable Object[] values = values(row);
        for (Object value : values) {
            if (value == null) {
                return null;
            }
        }
        return condition == null || condition.holds(row) ? MarkerKey.of(values, index.folded()) : null;
    }

    @Nullable
    Object[] values(@Nullable Object[] row) {
        @Nullable Object[] values = new @Nullable Object[columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = row[columns[i]];
        }
        return values;
    }

    /** Adds the positions of the columns that it must know. */
    void addColumns(boolean[] needed) {
        if (condition != null) {
            Arrays.fill(needed, true);
        }
        for (int column : columns) {
            needed[column] = true;
        }
    }

    /** The error for a row whose values another one has. */
    public NonrelException violation(@Nullable Object[] row) {
        List<String> names = new ArrayList<>();
        for (int column : columns) {
            names.add(table.columns().get(column).name());
        }
        return ErrorCode.UNIQUE_VIOLATION
                .error(
                        "A second row with the same %s violates unique constraint \"%s\" on table \"%s\"",
                        String.join(", ", names), index.name(), table.name())
                .with("constraint", index.name())
                .with("schema", table.schema())
                .with("table", table.name())
                .with("columns", names)
                .with("values", Arrays.toString(values(row)));
    }

    /** The document fields of the row's key. */
    List<Column> keyColumns() {
        return table.key().stream()
                .map(k -> table.columns().get(table.indexOf(k)))
                .toList();
    }
}
