/**
 * The SQL types as Calcite sees them: limits, results of arithmetic and aggregates, and the way from and to the catalog's
 * {@link io.nonrel.planner.catalog.ColumnType}.
 *
 * <p>Read first: {@link io.nonrel.planner.logical.type.NonrelTypeSystem} (what digits a result has), {@link
 * io.nonrel.planner.logical.type.NonrelTypeFactory} (what a type name without parameters means) and {@link
 * io.nonrel.planner.logical.type.TypeMapping}. Values and their conversion belong to the executor.
 */
@NullMarked
package io.nonrel.planner.logical.type;

import org.jspecify.annotations.NullMarked;
