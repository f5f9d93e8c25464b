package io.nonrel.planner.catalog;

import java.util.List;

/**
 * A named query. Immutable.
 *
 * @param columnNames names of its columns; empty to take those of the query
 * @param querySql the query's text, names resolved in {@code schema} first
 */
public record View(String schema, String name, List<String> columnNames, String querySql) implements CatalogObject {
    public View {
        columnNames = List.copyOf(columnNames);
    }
}
