package io.nonrel.jdbc;

import java.sql.ResultSet;

/**
 * What kind of results a statement gives.
 *
 * @param type {@code ResultSet.TYPE_FORWARD_ONLY} or {@code TYPE_SCROLL_INSENSITIVE}
 * @param concurrency {@code ResultSet.CONCUR_READ_ONLY} or {@code CONCUR_UPDATABLE}
 * @param holdability {@code ResultSet.CLOSE_CURSORS_AT_COMMIT} or {@code HOLD_CURSORS_OVER_COMMIT}
 */
record ResultKind(int type, int concurrency, int holdability) {

    /** What metadata methods give. */
    static final ResultKind SCROLLABLE = new ResultKind(
            ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY, ResultSet.CLOSE_CURSORS_AT_COMMIT);
}
