/**
 * A catalog as Calcite reads it: schemas, tables, views and sequences found by name, exactly first and then without regard to
 * case.
 *
 * <p>Read first: {@link io.nonrel.planner.logical.catalogreader.CatalogTree}, made once per catalog, and {@link
 * io.nonrel.planner.logical.catalogreader.CatalogReader}, made once per statement. A scan's {@code RelOptTable} unwraps to
 * the catalog's own {@link io.nonrel.planner.catalog.Table} or {@link io.nonrel.planner.catalog.SystemTable}. Validation of
 * queries does not belong here; views ask for it through {@link
 * io.nonrel.planner.logical.catalogreader.ViewQueries}.
 */
@NullMarked
package io.nonrel.planner.logical.catalogreader;

import org.jspecify.annotations.NullMarked;
