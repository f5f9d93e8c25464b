package io.nonrel.planner.statement;

import org.apache.calcite.sql.SqlIdentifier;

/**
 * One column of an index.
 *
 * @param path the column, or a path: the foreign key's column, then the column of the other table
 * @param descending whether DESC was said
 */
public record IndexColumn(SqlIdentifier path, boolean descending) {}
