package io.nonrel.planner.statement;

import org.apache.calcite.sql.SqlIdentifier;

/** {@code ANALYZE TABLE name}: look at the rows again to learn the columns and sizes of a table. */
public record AnalyzeTable(SqlIdentifier table) implements Ddl {}
