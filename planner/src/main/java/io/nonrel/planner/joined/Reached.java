package io.nonrel.planner.joined;

import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;

/**
 * A column of a row that is reached from the base row along references. Immutable.
 *
 * @param path document fields: the references on the way, then the column's
 * @param owner the table that has the column
 * @param type as the query sees it: NULL where an outer join may find nothing
 */
record Reached(List<String> path, Table owner, Column column, RelDataType type) {

    Reached {
        path = List.copyOf(path);
    }

    /** Whether it is the base row's own. */
    boolean isOwn() {
        return path.size() == 1;
    }

    /** The reference that leads to the row. */
    List<String> reference() {
        return path.subList(0, path.size() - 1);
    }

    /** This column seen from a row before it. */
    Reached from(List<String> reference, RelDataType newType) {
        List<String> longer = new ArrayList<>(reference);
        longer.addAll(path);
        return new Reached(longer, owner, column, newType);
    }
}
