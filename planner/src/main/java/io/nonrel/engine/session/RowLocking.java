package io.nonrel.engine.session;

import io.nonrel.engine.statement.Compiled;
import io.nonrel.exec.Emulation;
import io.nonrel.exec.Execution;
import io.nonrel.spi.Capability;
import io.nonrel.spi.NoticeCode;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Transaction;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What FOR UPDATE does in one run of a query. */
final class RowLocking {

    private static final Emulation FOUND_AT_COMMIT =
            notLocked("a row that another transaction changes meanwhile is found at commit");
    private static final Emulation NO_TRANSACTION = notLocked("the statement is a transaction of its own");
    private static final Emulation NO_PROTECTION = notLocked("the store protects no rows from other transactions");
    private static final Emulation NO_KEYS = notLocked("the query's rows are not those of tables");

    private final Compiled.OfQuery query;
    private final boolean locks;
    private final boolean checks;
    private final @Nullable Transaction transaction;

    /** @param transaction the one that goes on after the statement, null for none */
    RowLocking(Compiled.OfQuery query, Set<Capability> capabilities, @Nullable Transaction transaction) {
        this.query = query;
        this.locks = capabilities.contains(Capability.ROW_LOCKS);
        this.checks = capabilities.contains(Capability.ROW_CHECKS);
        this.transaction = transaction;
    }

    private static Emulation notLocked(String why) {
        return new Emulation(NoticeCode.LOCK_NOT_HELD, "FOR UPDATE locks nothing: " + why, null, null);
    }

    /** Says what is missing to a lock. */
    void announce(Execution execution) {
        if (query.lock() == null) {
            return;
        }
        if (query.locked().isEmpty()) {
            execution.notices().emulate(NO_KEYS, -1, -1);
        } else if (!locks && !checks) {
            execution.notices().emulate(NO_PROTECTION, -1, -1);
        } else if (transaction == null) {
            execution.notices().emulate(NO_TRANSACTION, -1, -1);
        } else if (!locks) {
            execution.notices().emulate(FOUND_AT_COMMIT, -1, -1);
        }
    }

    /** The rows without the keys that were read along; what they come from is protected as far as the store can. */
    RowCursor protecting(RowCursor rows, Execution execution, long maxRows) {
        if (query.locked().isEmpty()) {
            return rows;
        }
        return new ProtectingCursor(
                rows, query.columns().size(), query.locked(), locks || checks ? transaction : null, execution, maxRows);
    }
}
