package io.nonrel.engine.session;

import io.nonrel.engine.write.WritePlan;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;

/**
 * Keys that rows were given explicitly are respected by the identity column that makes the others: where it comes upon one, the
 * statement is made again with later numbers, each time twice as far on. Used once.
 */
final class TakenKeys {

    private static final int MOST_STEPS = 14;

    private final OpenSession session;
    private final WritePlan plan;
    private int steps;

    TakenKeys(OpenSession session, WritePlan plan) {
        this.session = session;
        this.plan = plan;
    }

    /** Whether a statement failed, without leaving anything, because a generated key was taken; then numbers were passed by. */
    boolean passBy(NonrelException failure) {
        Column.Identity identity = plan.generatedKey();
        if (identity == null || failure.code() != ErrorCode.UNIQUE_VIOLATION) {
            return false;
        }
        boolean taken = plan.table().key().equals(failure.fact("columns"));
        if (!taken || !session.transactions().hasSavepoints() || steps == MOST_STEPS) {
            return false;
        }
        Table table = plan.table();
        for (long i = 1L << steps++; i > 1; i--) {
            session.environment().sequences().next(table.schema(), identity.sequence());
        }
        return true;
    }
}
