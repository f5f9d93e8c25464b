package io.nonrel.engine.catalog;

import io.nonrel.index.DerivedIndex;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction did that others must know of before it is committed: which tables it wrote to, which rows it copied
 * from, which rows that others copy from it changed, and which indexes it left for later. Used by one thread.
 */
public final class RowChanges {

    private final long begun;
    private final List<Written> written = new ArrayList<>();
    private final Touched touched = new Touched(new Object(), new TouchedRows(), new TouchedRows());
    private final Map<String, LeftForLater> later = new LinkedHashMap<>();
    private long propagated;

    /** @param begun of the {@link CommitLog}, from before the transaction's snapshot */
    RowChanges(long begun) {
        this.begun = begun;
    }

    /**
     * A table that was written to.
     *
     * @param catalog that the write was planned with
     */
    record Written(Table table, Catalog catalog) {}

    /**
     * Rows that were copied from, and rows that were changed and are copied from.
     *
     * @param owner compared by identity only: without transactions one may write several times
     */
    record Touched(Object owner, TouchedRows copied, TouchedRows changed) {

        /** Rows of the owner until now; it may go on. */
        Touched copy() {
            return new Touched(owner, copied.copy(), changed.copy());
        }

        long size() {
            return copied.size() + changed.size();
        }
    }

    /**
     * An index whose copies are not all brought up to date in the transaction.
     *
     * @param references of the table's rows whose copies may be wrong: values of the field that the path begins with; null
     *     for all rows
     */
    public record LeftForLater(
            Table table, DerivedIndex index, @Nullable Set<Object> references) {

        /** Of all rows. */
        public static LeftForLater all(Table table, DerivedIndex index) {
            return new LeftForLater(table, index, null);
        }
    }

    /** Remembers that a table was written to. */
    @SuppressWarnings(
            "ReferenceEquality") // it is the same definition or another one; comparing all of it costs too much
    public void wrote(Table table, Catalog catalog) {
        for (Written known : written) {
            if (known.table == table && known.catalog == catalog) {
                return;
            }
        }
        written.add(new Written(table, catalog));
    }

    /** Remembers rows that were copied from, also those that were looked for and are not there. */
    public void copied(Table parent, String field, Collection<Object> values) {
        touched.copied.add(parent.collection(), field, values);
    }

    /** Remembers rows that were changed, and are copied from. */
    public void changed(Table parent, String field, Collection<Object> values) {
        touched.changed.add(parent.collection(), field, values);
    }

    /** Remembers that all rows were changed. */
    public void changedAll(Table parent, String field) {
        touched.changed.addAll(parent.collection(), field);
    }

    /** Takes rows whose copies were brought up to date; gives their number so far. */
    public long propagated(long rows) {
        propagated += rows;
        return propagated;
    }

    /** Leaves rows of an index for later: those with certain values in the field that its path begins with. */
    public void leave(Table table, DerivedIndex index, Set<Object> references) {
        later.merge(
                table.schema() + "." + index.name(),
                new LeftForLater(table, index, new HashSet<>(references)),
                (before, more) -> {
                    if (before.references != null && more.references != null) {
                        before.references.addAll(more.references);
                    }
                    return before;
                });
    }

    /** Whether an index was left for later. */
    public boolean isLeft(Table table, DerivedIndex index) {
        return later.containsKey(table.schema() + "." + index.name());
    }

    /** The indexes that were left for later. */
    public List<LeftForLater> later() {
        return List.copyOf(later.values());
    }

    List<Written> written() {
        return written;
    }

    /** Whether any rows were copied or are copied from. */
    boolean hasCopies() {
        return !touched.copied.isEmpty() || !touched.changed.isEmpty();
    }

    /** The rows that others must know of. */
    Touched touched() {
        return touched;
    }

    long begun() {
        return begun;
    }

    /** Whether one copied from rows that the other changed. */
    @SuppressWarnings("ReferenceEquality")
    boolean contradicts(Touched other) {
        return other.owner != touched.owner
                && (touched.copied.meets(other.changed) || touched.changed.meets(other.copied));
    }
}
