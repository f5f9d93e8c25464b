/**
 * What the driver knows about a database: schemas, tables, columns, constraints, indexes, views and sequences.
 *
 * <p>Read first: {@link io.nonrel.planner.catalog.Catalog}, an immutable snapshot, and {@link
 * io.nonrel.planner.catalog.Table}. How a catalog is kept in a store is the engine's; nothing here reads or writes.
 */
@NullMarked
package io.nonrel.planner.catalog;

import org.jspecify.annotations.NullMarked;
