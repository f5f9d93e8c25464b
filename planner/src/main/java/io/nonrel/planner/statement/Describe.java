package io.nonrel.planner.statement;

import org.apache.calcite.sql.SqlIdentifier;

/** {@code DESCRIBE [TABLE] name}: one row for each column of a table or view. */
public record Describe(SqlIdentifier table) implements Statement {}
