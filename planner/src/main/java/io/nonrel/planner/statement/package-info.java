/**
 * The statements of our SQL, as a closed set of records. Read {@link io.nonrel.planner.statement.Statement} first, then
 * {@link io.nonrel.planner.statement.Dml} and {@link io.nonrel.planner.statement.Ddl}.
 *
 * <p>A statement says what was written, not what it means: names are as in the text, types and constraints are not
 * checked against a catalog. Queries and expressions are Calcite nodes. How text becomes statements belongs to
 * {@code io.nonrel.planner.parser}; what is done with them belongs to the engine.
 */
@NullMarked
package io.nonrel.planner.statement;

import org.jspecify.annotations.NullMarked;
