package io.nonrel.adapter.embedded;

import org.jspecify.annotations.Nullable;

/**
 * What stands in an index entry for one element of a list, apart from a field that has the value itself. All elements come
 * after all values.
 *
 * @param value null for a list that has no element but null
 */
record Element(@Nullable Object value) {

    /** Stands for a list without elements; before all others. */
    static final Element NONE = new Element(null);
}
