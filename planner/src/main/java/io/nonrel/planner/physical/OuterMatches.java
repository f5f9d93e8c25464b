package io.nonrel.planner.physical;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;

/**
 * An outer join whose pairs are given by a query of their own, the last input: it reads the sides that are kept from {@link
 * KeptRows}, tests any condition, and gives each pair that matches followed by the numbers of its kept rows. This node adds
 * the kept rows without a match. So a sub-query in ON can use columns of both sides.
 */
public final class OuterMatches extends AbstractRelNode {

    private final JoinRelType type;
    private final List<KeptRows> kept;
    private List<RelNode> inputs;

    private OuterMatches(
            RelOptCluster cluster, JoinRelType type, RelDataType rowType, List<KeptRows> kept, List<RelNode> inputs) {
        super(cluster, inputs.get(0).getTraitSet());
        this.type = type;
        this.rowType = rowType;
        this.kept = List.copyOf(kept);
        this.inputs = List.copyOf(inputs);
    }

    /**
     * A join.
     *
     * @param type LEFT, RIGHT or FULL
     * @param rowType of both sides
     * @param left the kept left rows
     * @param right the kept right rows
     * @param matches the pairs, and after them the numbers of the kept rows
     */
    public static OuterMatches of(
            JoinRelType type, RelDataType rowType, Optional<KeptRows> left, Optional<KeptRows> right, RelNode matches) {
        List<KeptRows> kept = new ArrayList<>();
        left.ifPresent(kept::add);
        right.ifPresent(kept::add);
        List<RelNode> inputs =
                new ArrayList<>(kept.stream().map(KeptRows::source).toList());
        inputs.add(matches);
        return new OuterMatches(matches.getCluster(), type, rowType, kept, inputs);
    }

    JoinRelType type() {
        return type;
    }

    List<KeptRows> kept() {
        return kept;
    }

    RelNode matches() {
        return inputs.get(kept.size());
    }

    @Override
    public List<RelNode> getInputs() {
        return inputs;
    }

    @Override
    public void replaceInput(int ordinal, RelNode input) {
        List<RelNode> changed = new ArrayList<>(inputs);
        changed.set(ordinal, input);
        inputs = List.copyOf(changed);
        recomputeDigest();
    }

    @Override
    public RelNode copy(RelTraitSet traitSet, List<RelNode> newInputs) {
        return new OuterMatches(getCluster(), type, rowType, kept, newInputs);
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        super.explainTerms(writer);
        for (int i = 0; i < inputs.size(); i++) {
            writer.input(i < kept.size() ? kept.get(i).side() : "matches", inputs.get(i));
        }
        return writer.item("type", type)
                .item("kept", kept.stream().map(KeptRows::number).toList());
    }

    @Override
    public double estimateRowCount(RelMetadataQuery metadata) {
        return RowEstimate.of(this);
    }
}
