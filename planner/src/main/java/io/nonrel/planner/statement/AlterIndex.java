package io.nonrel.planner.statement;

import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * {@code ALTER INDEX name [ON table] REBUILD | VERIFY}.
 *
 * @param table the table of the index, or null when it was not named
 */
public record AlterIndex(SqlIdentifier name, @Nullable SqlIdentifier table, Action action) implements Ddl {
    /** What to do with the derived fields of an index. */
    public enum Action {
        /** Compute them again and repair what differs. */
        REBUILD,
        /** Compute them again and report what differs. */
        VERIFY
    }
}
