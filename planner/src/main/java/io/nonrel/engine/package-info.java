/**
 * What the JDBC layer talks to: databases, sessions and prepared statements, without java.sql.
 *
 * <p>Read first: {@link io.nonrel.engine.Database}, {@link io.nonrel.engine.Session}, {@link io.nonrel.engine.Prepared},
 * {@link io.nonrel.engine.Result} and {@link io.nonrel.engine.Property}. The engine keeps the catalog in the store, runs DDL and
 * writes, and owns transactions and the plan cache; how a query is planned is the planner's and how rows are made the
 * executor's.
 */
@NullMarked
package io.nonrel.engine;

import org.jspecify.annotations.NullMarked;
