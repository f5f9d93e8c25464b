package io.nonrel.planner.statement;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;

/**
 * The {@code FOR UPDATE} clause at the end of a query.
 *
 * @param strength how strong the lock is
 * @param tables the tables or aliases after OF; empty means all tables of the query
 * @param waiting what to do about rows that someone else holds
 * @param waitSeconds how long to wait, meaningful only with {@link Waiting#AT_MOST}, else 0
 */
public record RowLock(Strength strength, List<SqlIdentifier> tables, Waiting waiting, int waitSeconds) {
    public RowLock {
        tables = List.copyOf(tables);
    }

    /** How strong a row lock is, strongest first. */
    public enum Strength {
        UPDATE,
        NO_KEY_UPDATE,
        SHARE,
        KEY_SHARE
    }

    /** What to do about rows that another transaction has locked. */
    public enum Waiting {
        /** Wait as long as the connection's own time limits allow. */
        FOREVER,
        /** Fail at once. */
        NOWAIT,
        /** Leave the locked rows out of the result. */
        SKIP_LOCKED,
        /** Wait for a number of seconds, then fail. */
        AT_MOST
    }
}
