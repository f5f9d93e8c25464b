package io.nonrel.planner.physical;

import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * The rows of one side that an {@link OuterMatches} above keeps in memory, each with its number after its columns. A leaf: it
 * can stand in several places.
 */
public final class KeptRows extends AbstractRelNode {

    private final RelNode source;
    private final boolean left;
    private final int number;

    private KeptRows(RelNode source, boolean left, int number, RelDataType rowType) {
        super(source.getCluster(), source.getTraitSet());
        this.source = source;
        this.left = left;
        this.number = number;
        this.rowType = rowType;
    }

    /**
     * The rows of a side.
     *
     * @param source for the columns and an estimate of the number of rows
     * @param left whether it is the left side
     */
    public static KeptRows of(RelNode source, boolean left) {
        RelOptCluster cluster = source.getCluster();
        RelDataTypeFactory types = cluster.getTypeFactory();
        RelDataType rowType = types.builder()
                .addAll(source.getRowType().getFieldList())
                .add(left ? "left row" : "right row", types.createSqlType(SqlTypeName.BIGINT))
                .build();
        return new KeptRows(source, left, cluster.createCorrel().getId(), rowType);
    }

    RelNode source() {
        return source;
    }

    String side() {
        return left ? "left" : "right";
    }

    /** Tells the kept rows of a statement apart. */
    int number() {
        return number;
    }

    @Override
    public RelNode copy(RelTraitSet traitSet, List<RelNode> inputs) {
        return this;
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("side", side()).item("number", number);
    }

    @Override
    public double estimateRowCount(RelMetadataQuery metadata) {
        return RowEstimate.of(source);
    }
}
