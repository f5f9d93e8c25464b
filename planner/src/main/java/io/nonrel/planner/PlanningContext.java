package io.nonrel.planner;

import io.nonrel.exec.Cancellation;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.spi.Store;

/**
 * What a statement is planned with. Immutable but for the cancellation.
 *
 * @param store asked what it can do, never for data
 * @param schema where unqualified names are looked up
 * @param bindings what is known of the values bound to the parameters
 * @param pushDown whether the store does more than read whole tables; off also keeps sub-queries correlated
 * @param cancellation stops the planning
 */
public record PlanningContext(
        Store store, Catalog catalog, String schema, Bindings bindings, boolean pushDown, Cancellation cancellation) {}
