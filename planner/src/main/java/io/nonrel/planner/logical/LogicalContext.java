package io.nonrel.planner.logical;

import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.ColumnType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement is planned with. Immutable.
 *
 * @param catalog the snapshot that names are resolved in; trees are cached by identity, so pass the same object again
 * @param schema the only schema in which names without a schema are looked up, case exact
 * @param bound types of the values bound to the parameters, by position; null for a bound NULL or a value not yet bound. Empty
 *     when nothing is bound yet: then parameters are typed from their use alone
 */
public record LogicalContext(Catalog catalog, String schema, List<@Nullable ColumnType> bound) {

    /** Copies the list. */
    public LogicalContext {
        bound = Collections.unmodifiableList(new ArrayList<>(bound));
    }

    /** Nothing is bound yet. */
    public static LogicalContext of(Catalog catalog, String schema) {
        return new LogicalContext(catalog, schema, List.of());
    }

    /** The same with bound types. */
    public LogicalContext withBound(List<@Nullable ColumnType> types) {
        return new LogicalContext(catalog, schema, types);
    }

    /** Type of the value bound to a parameter, null when not known. */
    @Nullable
    ColumnType bound(int index) {
        return index < bound.size() ? bound.get(index) : null;
    }
}
