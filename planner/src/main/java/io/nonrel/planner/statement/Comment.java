package io.nonrel.planner.statement;

import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * {@code COMMENT ON TABLE | COLUMN name IS text}.
 *
 * @param column whether the name is a column with its table, or a table
 * @param text the comment; null takes it away
 */
public record Comment(
        boolean column, SqlIdentifier name, @Nullable String text) implements Ddl {}
