package io.nonrel.planner;

import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.spi.Store;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement is planned with. Immutable.
 *
 * @param store asked what it can do, never for data
 * @param schema where unqualified names are looked up
 * @param boundTypes types of the bound parameters, null for a bound NULL; empty to infer all from use
 * @param pushDown whether the store does more than read whole tables; off also keeps sub-queries correlated
 */
public record PlanningContext(
        Store store, Catalog catalog, String schema, List<@Nullable ColumnType> boundTypes, boolean pushDown) {
    public PlanningContext {
        boundTypes = Collections.unmodifiableList(new ArrayList<>(boundTypes));
    }
}
