package io.nonrel.planner.statement;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/**
 * One item of a SET clause.
 *
 * @param columns the columns to set: one, or several when the value is a sub-query that gives as many
 *     ({@code SET (a, b) = (1, 2)} has become two assignments)
 * @param value the new value, perhaps a {@code DEFAULT} call
 */
public record Assignment(List<SqlIdentifier> columns, SqlNode value) {
    public Assignment {
        columns = List.copyOf(columns);
    }
}
