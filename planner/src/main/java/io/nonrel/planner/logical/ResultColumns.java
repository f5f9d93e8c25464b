package io.nonrel.planner.logical;

import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.SystemTable;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.logical.type.TypeMapping;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.jspecify.annotations.Nullable;

/** Describes the columns of a validated query: label, type and the column of a table that each comes from. */
final class ResultColumns {

    private ResultColumns() {}

    static List<ColumnDescriptor> of(Validation.Validated query, Catalog catalog) {
        RelDataType rowType = query.rowType();
        List<@Nullable List<String>> origins = query.validator().getFieldOrigins(query.node());
        List<String> names = query.labels().of(rowType.getFieldNames());
        List<ColumnDescriptor> columns = new ArrayList<>();
        for (RelDataTypeField field : rowType.getFieldList()) {
            int i = field.getIndex();
            columns.add(describe(names.get(i), field.getType(), i < origins.size() ? origins.get(i) : null, catalog));
        }
        return columns;
    }

    /** The origin is schema, table, column; before them the internal schema of rows with hidden columns, perhaps. */
    private static ColumnDescriptor describe(
            String label, RelDataType type, @Nullable List<String> origin, Catalog catalog) {
        if (origin == null || origin.size() < 3) {
            return ColumnDescriptor.computed(label, TypeMapping.toColumn(type), type.isNullable());
        }
        String schema = origin.get(origin.size() - 3);
        String table = origin.get(origin.size() - 2);
        String name = origin.get(origin.size() - 1);
        Column column = column(catalog, schema, table, name);
        return new ColumnDescriptor(
                label,
                column == null ? TypeMapping.toColumn(type) : column.type(),
                type.isNullable(),
                schema,
                table,
                name,
                column != null && column.identity() != null);
    }

    private static @Nullable Column column(Catalog catalog, String schema, String table, String name) {
        CatalogObject object = catalog.object(schema, table).orElse(null);
        List<Column> columns =
                object instanceof Table t ? t.columns() : object instanceof SystemTable t ? t.columns() : List.of();
        return columns.stream().filter(c -> c.name().equals(name)).findFirst().orElse(null);
    }
}
