package io.nonrel.adapter.mongodb;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Notice;
import io.nonrel.spi.NoticeCode;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is done about stored values that can't be in their field; the user is told once for each field of a call. */
final class Misfits {

    private final String collection;
    private final @Nullable CallContext context;
    private final Set<String> told = new HashSet<>();

    private Misfits(String collection, @Nullable CallContext context) {
        this.collection = collection;
        this.context = context;
    }

    /** For values that are given as NULL, which the user is told. */
    static Misfits told(String collection, CallContext context) {
        return new Misfits(collection, context);
    }

    /** For values that can't be given at all. */
    static Misfits refused(String collection) {
        return new Misfits(collection, null);
    }

    /** A value that does not fit. */
    void found(String field) {
        if (context == null) {
            throw ErrorCode.INVALID_CAST.error(
                    "A document of %s has a value in %s of another type than those that were looked at before",
                    collection, field);
        }
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
