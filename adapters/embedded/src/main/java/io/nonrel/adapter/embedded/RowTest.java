package io.nonrel.adapter.embedded;

import org.jspecify.annotations.Nullable;

/** A predicate compiled for documents of one layout. */
interface RowTest {

    /** Whether the predicate is TRUE for the document with these values. */
    boolean test(@Nullable Object[] values);
}
