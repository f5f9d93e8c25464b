package io.nonrel.planner.scan;

import io.nonrel.spi.Aggregation;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;

/** Aggregates over one table that its store computes exactly. A leaf. Immutable. */
public final class StoreAggregate extends AbstractRelNode {

    private final StoreScan scan;
    private final Aggregation aggregation;

    StoreAggregate(StoreScan scan, Aggregation aggregation, RelDataType rowType) {
        super(scan.getCluster(), scan.getCluster().traitSet());
        this.scan = scan;
        this.aggregation = aggregation;
        this.rowType = rowType;
    }

    /** The scan that the aggregates stand on. */
    public StoreScan scan() {
        return scan;
    }

    /** What the store is asked: the columns are those of this node. */
    public Aggregation aggregation() {
        return aggregation;
    }

    @Override
    public double estimateRowCount(RelMetadataQuery mq) {
        return aggregation.groupBy().isEmpty() ? 1 : Math.max(1, ScanEstimate.rows(scan) / 10);
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("aggregation", aggregation);
    }

    @Override
    public boolean deepEquals(@Nullable Object other) {
        return other instanceof StoreAggregate that
                && aggregation.equals(that.aggregation)
                && scan.deepEquals(that.scan)
                && getRowType().equals(that.getRowType());
    }

    @Override
    public int deepHashCode() {
        return Objects.hash(aggregation, scan.deepHashCode());
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return this;
    }
}
