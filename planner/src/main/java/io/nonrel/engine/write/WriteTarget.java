package io.nonrel.engine.write;

import io.nonrel.engine.copy.Copies;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.Store;

/**
 * The table that a statement writes to, with all that its writes keep. Immutable and thread-safe.
 *
 * @param catalog that the statement is planned with
 */
record WriteTarget(Table table, Catalog catalog, Maintenance maintenance, Copies copies) {

    static WriteTarget of(Table table, Catalog catalog, Store store) {
        return new WriteTarget(table, catalog, Maintenance.of(table), new Copies(catalog, table, store));
    }
}
