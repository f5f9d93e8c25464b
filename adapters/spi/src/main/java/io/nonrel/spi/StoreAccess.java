package io.nonrel.spi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reading and writing documents: by a {@link Store} each call stands for itself, by a {@link Transaction} all belong
 * together. Collections, fields and keys named in a call exist; the planner has checked them.
 */
public interface StoreAccess {

    /**
     * Runs a bound scan that {@link Store#check} did not reject. Each row is complete and appears once.
     *
     * @throws NonrelException when the store fails; {@link ErrorCode#UNSUPPORTED} for a scan that it rejects, unless it
     *     can answer it after all
     */
    RowCursor scan(Scan scan, CallContext context);

    /**
     * Reads documents by key: at most one row for each key, none for a key that isn't there; in any order. No key is
     * given twice.
     *
     * @param keys any number; each holds the values of the collection's key fields, in their order, none of them null
     * @param fields what each row holds
     */
    RowCursor lookup(String collection, List<@Nullable Object[]> keys, List<String> fields, CallContext context);

    /**
     * Reads whole documents by key, in any order and none for a key that isn't there: every field that each has, also those
     * that no column knows. A value that isn't one of the run-time values is the store's own object, which {@link #write}
     * takes back as it is.
     *
     * @param keys as in {@link #lookup}
     */
    List<Map<String, @Nullable Object>> documents(
            String collection, List<@Nullable Object[]> keys, CallContext context);

    /**
     * Runs a bound aggregation that {@link Store#check(Aggregation)} found exact: one row for each group with the group's
     * fields, then the aggregates.
     */
    default RowCursor aggregate(Aggregation aggregation, CallContext context) {
        throw new AssertionError("This store declared no aggregation");
    }

    /**
     * Writes documents. Where the store can, the whole list takes effect or nothing does ({@link
     * Capability#ATOMIC_WRITES}); unique indexes and keys are checked against the state after the whole list, so values
     * can be swapped.
     *
     * @return for each mutation how many documents it matched
     * @throws NonrelException {@link ErrorCode#UNIQUE_VIOLATION} with the facts {@code index} (its name, or the word
     *     {@code key}) and {@code position} (in the list); {@link ErrorCode#WRITE_CONFLICT}
     */
    long[] write(List<? extends Mutation> mutations, CallContext context);
}
