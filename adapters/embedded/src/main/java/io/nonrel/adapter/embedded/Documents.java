package io.nonrel.adapter.embedded;

import org.jspecify.annotations.Nullable;

/** Documents of one collection in the order of an access path, pulled one at a time. */
interface Documents {

    /** The next document, null at the end. */
    @Nullable
    Document next();

    /** Frees what the source holds. */
    void close();
}
