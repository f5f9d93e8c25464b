package io.nonrel.engine.constraint;

import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.Table;
import java.util.List;

/** Makes the rules of unique indexes that are kept by markers. Thread-safe. */
@FunctionalInterface
public interface UniqueRules {

    /** Those of a table, ready to be used; of all its indexes that writes keep. */
    List<UniqueRule> of(Table table, Catalog catalog);
}
