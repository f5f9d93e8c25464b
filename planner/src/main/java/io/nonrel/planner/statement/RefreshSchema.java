package io.nonrel.planner.statement;

import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * {@code REFRESH SCHEMA [name]}: forget what was inferred from the store and read it again.
 *
 * @param schema the schema, or null for all of them
 */
public record RefreshSchema(@Nullable SqlIdentifier schema) implements Ddl {}
