package io.nonrel.engine.constraint;

import org.jspecify.annotations.Nullable;

/** A row before and after a list of writes; with other values in its key it is another row. Used by one thread. */
public final class RowImage {

    private final @Nullable Object[] key;
    private final String id;
    private final @Nullable Object @Nullable [] before;
    private @Nullable Object @Nullable [] after;
    private @Nullable Object @Nullable [] moved;
    private boolean another;
    private int position;

    RowImage(@Nullable Object[] key, String id, @Nullable Object @Nullable [] before) {
        this.key = key;
        this.id = id;
        this.before = before;
        this.after = before;
    }

    /** The values of its key. */
    @Nullable
    Object[] key() {
        return key;
    }

    /** Its key as text. */
    String id() {
        return id;
    }

    /** The columns that matter, at their places; null when the row is new. */
    public @Nullable Object @Nullable [] before() {
        return before;
    }

    /** The columns that matter, at their places; null when the row is gone. */
    public @Nullable Object @Nullable [] after() {
        return after;
    }

    /** What became of the row itself, also when it has another key now; null when it is gone or was none. */
    @Nullable
    Object @Nullable [] successor() {
        return moved != null || another ? moved : after;
    }

    /** Position of the last write to it. */
    int position() {
        return position;
    }

    /** The row has other values in its key now. */
    void move(@Nullable Object[] row, int at) {
        moved = row;
        become(null, at);
    }

    /** Another row has the key now. */
    void makeRoom(@Nullable Object[] row, int at) {
        another = true;
        become(row, at);
    }

    void become(@Nullable Object @Nullable [] row, int at) {
        after = row;
        position = at;
    }
}
