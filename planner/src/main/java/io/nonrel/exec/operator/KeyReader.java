package io.nonrel.exec.operator;

import io.nonrel.exec.Execution;
import io.nonrel.exec.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the key of one side of a join in its rows: in place when it is columns, else by computing it. Immutable. */
final class KeyReader {

    private final Scalar[] scalars;
    private final boolean inPlace;
    private final int[] columns;
    private final boolean[] nullMatches;

    private KeyReader(List<Scalar> scalars, List<JoinKey> keys) {
        this.scalars = scalars.toArray(new Scalar[0]);
        int[] found = Columns.of(scalars);
        this.inPlace = found != null;
        this.columns = found != null ? found : Columns.first(scalars.size());
        this.nullMatches = new boolean[keys.size()];
        for (int i = 0; i < nullMatches.length; i++) {
            nullMatches[i] = keys.get(i).nulls() == JoinKey.Nulls.MATCH_NULL;
        }
    }

    static KeyReader left(List<JoinKey> keys) {
        return new KeyReader(keys.stream().map(JoinKey::left).toList(), keys);
    }

    static KeyReader right(List<JoinKey> keys) {
        return new KeyReader(keys.stream().map(JoinKey::right).toList(), keys);
    }

    /** Where the key's values are in what {@link #key} gives. */
    int[] columns() {
        return columns;
    }

    /** The row itself or an array of its own, to be read at {@link #columns}. */
    @Nullable
    Object[] key(@Nullable Object[] row, Execution execution) {
        if (inPlace) {
            return row;
        }
        @Nullable Object[] key = new Object[scalars.length];
        for (int i = 0; i < key.length; i++) {
            key[i] = scalars[i].evaluate(row, execution);
        }
        return key;
    }

    /** Whether a NULL in the key lets the row match nothing. */
    boolean matchesNothing(@Nullable Object[] key) {
        for (int i = 0; i < columns.length; i++) {
            if (!nullMatches[i] && key[columns[i]] == null) {
                return true;
            }
        }
        return false;
    }
}
