package io.nonrel.planner.catalog;

/** What a name in a FROM clause can mean. Names are unique in a schema across all kinds, compared with exact case. */
public sealed interface CatalogObject permits Table, View, Sequence, SystemTable {

    /** The schema it belongs to. */
    String schema();

    /** Its name, case kept. */
    String name();
}
