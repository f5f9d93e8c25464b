package io.nonrel.planner.logical.catalogreader;

import io.nonrel.planner.catalog.Table;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.schema.Schema;

/** A table with columns more than it was declared with: the copies that joined indexes keep. Immutable. */
public final class CopyingTable extends CatalogRelation {

    private final RelDataType rowType;
    private final List<String> waiting;
    private final List<String> corrected;

    /**
     * @param table whose first columns are those of the row type
     * @param waiting names of joined indexes that would have been used, were they READY
     * @param corrected names of joined indexes that are read without the rows that are pending; those come from elsewhere
     */
    public CopyingTable(Table table, RelDataType rowType, List<String> waiting, List<String> corrected) {
        super(table, Schema.TableType.TABLE);
        this.rowType = rowType;
        this.waiting = List.copyOf(waiting);
        this.corrected = List.copyOf(corrected);
    }

    @Override
    public RelDataType getRowType() {
        return rowType;
    }

    @Override
    public RelNode toRel(ToRelContext context) {
        return LogicalTableScan.create(context.getCluster(), this, List.of());
    }

    /** Names of joined indexes that would have been used, were they READY. */
    public List<String> waiting() {
        return waiting;
    }

    /** Names of joined indexes that are read without the rows that are pending; those come from elsewhere. */
    public List<String> corrected() {
        return corrected;
    }
}
