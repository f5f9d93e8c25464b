package io.nonrel.adapter.mongodb;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.Notice;
import io.nonrel.spi.NoticeCode;
import java.util.HashSet;
import java.util.Set;

/** Tells the user of stored values that can't be in their field, once for each field of a call. */
final class Misfits {

    private final String collection;
    private final CallContext context;
    private final Set<String> told = new HashSet<>();

    Misfits(String collection, CallContext context) {
        this.collection = collection;
        this.context = context;
    }

    /** A value that is given as NULL. */
    void found(String field) {
        if (told.add(field)) {
            context.notice(new Notice(
                    NoticeCode.SCHEMA_MISMATCH,
                    "A document of " + collection + " has a value in " + field
                            + " that doesn't fit the declared type; it is NULL here",
                    collection,
                    -1,
                    -1,
                    null));
        }
    }
}
