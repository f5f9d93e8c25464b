package io.nonrel.jdbc.metadata;

import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import java.util.ArrayList;
import java.util.List;

/** Spells out the columns of a metadata query. A mutable builder. */
final class Shape {

    private final List<ColumnDescriptor> columns = new ArrayList<>();

    private Shape add(TypeName type, String... names) {
        for (String name : names) {
            columns.add(ColumnDescriptor.computed(name, ColumnType.of(type), true));
        }
        return this;
    }

    Shape text(String... names) {
        return add(TypeName.VARCHAR, names);
    }

    Shape integer(String... names) {
        return add(TypeName.INTEGER, names);
    }

    Shape smallInt(String... names) {
        return add(TypeName.SMALLINT, names);
    }

    Shape bigInt(String... names) {
        return add(TypeName.BIGINT, names);
    }

    Shape truth(String... names) {
        return add(TypeName.BOOLEAN, names);
    }

    List<ColumnDescriptor> build() {
        return List.copyOf(columns);
    }
}
