package io.nonrel.planner.statement;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** A statement that changes rows. */
public sealed interface Dml extends Statement permits Insert, Update, Delete, Merge {
    /** The table to change, as written. */
    SqlIdentifier table();

    /** The name by which the statement's expressions call the table, or null when that is the table's own name. */
    @Nullable
    SqlIdentifier alias();

    /** The items of the RETURNING clause: expressions, {@code AS} calls and stars; empty when there is none. */
    List<SqlNode> returning();
}
