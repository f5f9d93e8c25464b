package io.nonrel.planner.catalog;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A read-only table that the driver fills itself, for example {@code INFORMATION_SCHEMA.TABLES}. Immutable.
 *
 * @param rows makes the rows when a statement reads the table, from the catalog that the statement was planned with
 */
public record SystemTable(
        String schema, String name, List<Column> columns, Function<Catalog, List<@Nullable Object[]>> rows)
        implements CatalogObject {
    public SystemTable {
        columns = List.copyOf(columns);
    }
}
