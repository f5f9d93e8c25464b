package io.nonrel.exec.operator;

/**
 * One term of a sort order over rows.
 *
 * @param column position of the column, from 0
 * @param descending greatest first, by {@link io.nonrel.spi.ValueOrder}
 * @param nullsFirst NULLs before all others, whatever the direction
 */
public record SortKey(int column, boolean descending, boolean nullsFirst) {

    /** Smallest first, NULL lowest. */
    public static SortKey ascending(int column) {
        return new SortKey(column, false, true);
    }

    /** Greatest first, NULL lowest. */
    public static SortKey descending(int column) {
        return new SortKey(column, true, false);
    }
}
