package io.nonrel.engine.system;

import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.View;
import java.util.List;

/** Tells which columns a view has; empty when it is no longer valid. */
@FunctionalInterface
public interface ViewColumns {

    /** The columns of a view of a catalog. */
    List<ColumnDescriptor> of(Catalog catalog, View view);
}
