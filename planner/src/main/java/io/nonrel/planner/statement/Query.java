package io.nonrel.planner.statement;

import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * A statement that answers with rows: SELECT, VALUES, TABLE, WITH, a set operation, or {@code CALL expression}, which is
 * a query of one row.
 *
 * @param query the query with its ORDER BY, OFFSET and FETCH
 * @param lock the row lock that the statement asks for, or null
 */
public record Query(SqlNode query, @Nullable RowLock lock) implements Statement {}
