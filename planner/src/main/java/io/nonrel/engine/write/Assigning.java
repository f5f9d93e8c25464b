package io.nonrel.engine.write;

import org.apache.calcite.sql.SqlNode;

/** Says in a query that a value is for a column, so that a parameter gets the column's type. */
@FunctionalInterface
interface Assigning {

    /** The value for the column at a position of the table. */
    SqlNode assign(SqlNode value, int position);
}
