package io.nonrel.planner;

import io.nonrel.planner.catalog.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * A column of a result. Immutable.
 *
 * @param label the name to show: the alias, else the column's name
 * @param type its type
 * @param nullable whether it may be NULL
 * @param schema schema of the table it comes from, null when it is computed
 * @param table table it comes from, null when it is computed
 * @param column the column's name there, null when it is computed
 * @param autoIncrement whether it is an identity column
 */
public record ColumnDescriptor(
        String label,
        ColumnType type,
        boolean nullable,
        @Nullable String schema,
        @Nullable String table,
        @Nullable String column,
        boolean autoIncrement) {

    /** A computed column. */
    public static ColumnDescriptor computed(String label, ColumnType type, boolean nullable) {
        return new ColumnDescriptor(label, type, nullable, null, null, null, false);
    }
}
