package io.nonrel.planner.statement;

import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * {@code DROP INDEX [IF EXISTS] name [ON table]}.
 *
 * @param table the table of the index, or null when it was not named
 */
public record DropIndex(SqlIdentifier name, @Nullable SqlIdentifier table, boolean ifExists) implements Ddl {}
