package io.nonrel.planner.statement;

import org.apache.calcite.sql.SqlDataTypeSpec;

/**
 * The type of a column, as Calcite understands it and as it was declared.
 *
 * @param spec the type that expressions see; the aliases of other databases are resolved in it (TEXT is VARCHAR)
 * @param declared what was written, in upper case with single spaces, e.g. {@code TEXT}, {@code TIMESTAMP(6)}
 */
public record ColumnType(SqlDataTypeSpec spec, String declared) {}
