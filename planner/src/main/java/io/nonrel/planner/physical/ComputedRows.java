package io.nonrel.planner.physical;

import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;

/**
 * Rows of expressions that read nothing: VALUES. Calcite has a projection for each row and a union of all of them, which takes
 * seconds to plan for some thousand rows.
 */
public final class ComputedRows extends AbstractRelNode {

    private final List<List<RexNode>> rows;

    private ComputedRows(RelOptCluster cluster, RelTraitSet traits, RelDataType rowType, List<List<RexNode>> rows) {
        super(cluster, traits);
        this.rowType = rowType;
        this.rows = rows;
    }

    /** The rows in their order. */
    public static ComputedRows of(RelNode place, List<List<RexNode>> rows) {
        return new ComputedRows(place.getCluster(), place.getTraitSet(), place.getRowType(), List.copyOf(rows));
    }

    List<List<RexNode>> rows() {
        return rows;
    }

    @Override
    public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
        return this;
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        // The number tells it from others: to write all expressions down takes long.
        return super.explainTerms(writer).item("rows", rows.size()).item("number", getId());
    }

    @Override
    public double estimateRowCount(RelMetadataQuery metadata) {
        return rows.size();
    }
}
