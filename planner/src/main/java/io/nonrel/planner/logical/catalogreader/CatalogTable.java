package io.nonrel.planner.logical.catalogreader;

import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.SystemTable;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.logical.type.NonrelTypeFactory;
import io.nonrel.planner.logical.type.TypeMapping;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.util.ImmutableBitSet;

/** A table or system table. The position of a field is that of the column in the catalog, because hidden columns are last. */
final class CatalogTable extends CatalogRelation {

    private final List<String> path;
    private final RelDataType rowType;
    private final List<ImmutableBitSet> keys;

    private CatalogTable(
            CatalogObject object,
            Schema.TableType type,
            List<String> path,
            List<Column> columns,
            List<ImmutableBitSet> keys) {
        super(object, type);
        this.path = path;
        this.rowType = rowType(columns);
        this.keys = keys;
    }

    /** With the columns that users see. */
    static CatalogTable of(Table table) {
        return new CatalogTable(
                table,
                Schema.TableType.TABLE,
                List.of(table.schema(), table.name()),
                table.visibleColumns(),
                keys(table));
    }

    /** With hidden columns too. */
    static CatalogTable rows(Table table) {
        return new CatalogTable(
                table,
                Schema.TableType.TABLE,
                List.of(CatalogTree.ROWS, table.schema(), table.name()),
                table.columns(),
                List.of(keyOf(table, table.key())));
    }

    static CatalogTable of(SystemTable table) {
        return new CatalogTable(
                table,
                Schema.TableType.SYSTEM_TABLE,
                List.of(table.schema(), table.name()),
                table.columns().stream().filter(c -> !c.hidden()).toList(),
                List.of());
    }

    @Override
    public List<String> getQualifiedName() {
        return path;
    }

    @Override
    public RelDataType getRowType() {
        return rowType;
    }

    @Override
    public RelNode toRel(ToRelContext context) {
        return LogicalTableScan.create(context.getCluster(), this, List.of());
    }

    @Override
    public List<ImmutableBitSet> getKeys() {
        return keys;
    }

    private static List<ImmutableBitSet> keys(Table table) {
        return table.primaryKey() == null
                ? List.of()
                : List.of(keyOf(table, table.primaryKey().columns()));
    }

    private static ImmutableBitSet keyOf(Table table, List<String> columns) {
        return ImmutableBitSet.of(columns.stream().map(table::indexOf).toList());
    }

    private static RelDataType rowType(List<Column> columns) {
        RelDataTypeFactory.Builder builder = NonrelTypeFactory.INSTANCE.builder();
        for (Column column : columns) {
            builder.add(column.name(), TypeMapping.toRel(column.type(), column.nullable(), NonrelTypeFactory.INSTANCE));
        }
        return builder.build();
    }
}
