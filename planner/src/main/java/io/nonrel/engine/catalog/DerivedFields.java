package io.nonrel.engine.catalog;

import io.nonrel.index.DerivedField;
import io.nonrel.index.DerivedIndex;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.ValueType;
import java.util.ArrayList;
import java.util.List;

/** What the derived indexes of a table are in the store: fields, and native indexes over them. */
public final class DerivedFields {

    private DerivedFields() {}

    /** The column of the table that an index is on, or begins at. */
    public static Column source(Table table, DerivedIndex index) {
        String field = index.path().get(0);
        return table.columns().stream()
                .filter(c -> c.field().equals(field))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "Index " + index.name() + " is on field " + field + ", which " + table.name() + " lacks"));
    }

    /** The fields of a derived index. */
    public static List<DerivedField> of(Table table, DerivedIndex index) {
        ValueType copied = index.copied();
        return index.fields(copied == null ? source(table, index).valueType() : copied);
    }

    /** The native indexes that make the fields of a derived index fast, named like the fields. */
    public static List<IndexDefinition> nativeIndexes(Table table, DerivedIndex index) {
        List<IndexDefinition> natives = new ArrayList<>();
        for (DerivedField field : of(table, index)) {
            if (!index.isJoined() || !field.name().equals(index.reached().name())) {
                natives.add(index(field.name(), table, field.name()));
            }
        }
        if (index.isJoined()) {
            // Finds the rows whose copies change with a row that they refer to.
            natives.add(
                    index(index.reached().name() + "_by", table, index.path().get(0)));
        }
        return natives;
    }

    private static IndexDefinition index(String name, Table table, String field) {
        return new IndexDefinition(name, table.collection(), List.of(new IndexDefinition.Field(field, false)), false);
    }

    /** All native indexes of a table: those of its own and those of its derived indexes that are kept. */
    public static List<IndexDefinition> nativeIndexes(Table table) {
        List<IndexDefinition> all = new ArrayList<>(table.indexes());
        for (DerivedIndex index : table.derivedIndexes()) {
            if (index.state().isMaintained()) {
                all.addAll(nativeIndexes(table, index));
            }
        }
        return all;
    }
}
