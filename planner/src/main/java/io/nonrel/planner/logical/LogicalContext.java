package io.nonrel.planner.logical;

import io.nonrel.planner.Bindings;
import io.nonrel.planner.catalog.Catalog;

/**
 * What a statement is planned with. Immutable.
 *
 * @param catalog the snapshot that names are resolved in; trees are cached by identity, so pass the same object again
 * @param schema the only schema in which names without a schema are looked up, case exact
 * @param bindings what is known of the values bound to the parameters
 */
public record LogicalContext(Catalog catalog, String schema, Bindings bindings) {

    /** Nothing is bound yet. */
    public static LogicalContext of(Catalog catalog, String schema) {
        return new LogicalContext(catalog, schema, Bindings.NONE);
    }

    /** The same with bound values. */
    public LogicalContext withBindings(Bindings known) {
        return new LogicalContext(catalog, schema, known);
    }
}
