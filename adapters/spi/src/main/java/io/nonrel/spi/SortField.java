package io.nonrel.spi;

/**
 * One term of a sort order.
 *
 * @param field name of the field
 * @param descending greatest first, by {@link ValueOrder}
 * @param nullsFirst NULL and missing fields before all others, whatever the direction
 */
public record SortField(String field, boolean descending, boolean nullsFirst) {
    @Override
    public String toString() {
        String direction = descending ? " DESC" : "";
        // NULL sorts lowest: only the other placement is worth a word.
        String nulls = nullsFirst == descending ? (nullsFirst ? " NULLS FIRST" : " NULLS LAST") : "";
        return field + direction + nulls;
    }
}
