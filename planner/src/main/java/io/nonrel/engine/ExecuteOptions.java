package io.nonrel.engine;

import io.nonrel.exec.Cancellation;
import java.util.List;

/**
 * How to run a statement once. Immutable but for the cancellation.
 *
 * @param fetchSize rows to fetch at a time, 0 for the session's
 * @param maxRows rows to give at most, 0 for all
 * @param generatedKeys which generated keys to give
 * @param cancellation stops it; holds its timeout
 */
public record ExecuteOptions(int fetchSize, long maxRows, GeneratedKeys generatedKeys, Cancellation cancellation) {

    /** The session's defaults, nothing special. */
    public static ExecuteOptions defaults() {
        return new ExecuteOptions(0, 0, GeneratedKeys.NONE, new Cancellation(0));
    }

    /**
     * Which columns of inserted rows are given as generated keys.
     *
     * @param wanted false for none
     * @param columns names (exact case first, then any case), empty for the table's own: identity columns, else the
     *     primary key
     * @param positions numbers of columns from 1, in place of names; empty for none
     */
    public record GeneratedKeys(boolean wanted, List<String> columns, List<Integer> positions) {
        /** No keys. */
        public static final GeneratedKeys NONE = new GeneratedKeys(false, List.of(), List.of());

        /** The table's own keys. */
        public static final GeneratedKeys OWN = new GeneratedKeys(true, List.of(), List.of());
    }
}
