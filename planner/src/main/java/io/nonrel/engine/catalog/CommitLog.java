package io.nonrel.engine.catalog;

import io.nonrel.spi.ErrorCode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps copies right that are made at the same time as what they copy is changed: under snapshot isolation neither
 * transaction sees the other, and they write different rows, so the store doesn't stop them. Knows the last commits that
 * copied or were copied from; a transaction that meets one it can't have seen is refused. Thread-safe.
 */
final class CommitLog {

    private static final int COMMITS = 20_000;
    private static final long ROWS = 200_000;

    private final Deque<Entry> done = new ArrayDeque<>();
    private final Set<RowChanges> running = new LinkedHashSet<>();
    private long rows;
    private long last;
    private long forgotten;

    private record Entry(long number, RowChanges.Touched touched) {}

    /** A number below that of every commit from now on. */
    synchronized long now() {
        return last;
    }

    /** Commits, unless one that was committed meanwhile contradicts. */
    <T extends @Nullable Object> T commit(RowChanges changes, Supplier<T> commit) {
        if (!changes.hasCopies()) {
            return commit.get();
        }
        begin(changes);
        boolean committed = false;
        try {
            T result = commit.get();
            committed = true;
            return result;
        } finally {
            end(changes, committed);
        }
    }

    private synchronized void begin(RowChanges changes) {
        if (changes.begun() < forgotten || isContradicted(changes)) {
            throw ErrorCode.WRITE_CONFLICT.error(
                    "Another transaction changed rows whose columns are copied here, or copied from rows that are changed"
                            + " here; try the transaction again");
        }
        running.add(changes);
    }

    private boolean isContradicted(RowChanges changes) {
        for (RowChanges other : running) {
            if (changes.contradicts(other.touched())) {
                return true;
            }
        }
        Iterator<Entry> latest = done.descendingIterator();
        while (latest.hasNext()) {
            Entry entry = latest.next();
            if (entry.number <= changes.begun()) {
                return false;
            }
            if (changes.contradicts(entry.touched)) {
                return true;
            }
        }
        return false;
    }

    /** Only now it has a number: who begins between the store's commit and this can't be told from who began before. */
    private synchronized void end(RowChanges changes, boolean committed) {
        running.remove(changes);
        if (!committed) {
            return;
        }
        RowChanges.Touched touched = changes.touched().copy();
        done.add(new Entry(++last, touched));
        rows += touched.size();
        while (done.size() > COMMITS || rows > ROWS) {
            Entry oldest = done.remove();
            rows -= oldest.touched.size();
            forgotten = oldest.number;
        }
    }
}
