package io.nonrel.planner;

import io.nonrel.planner.physical.OuterMatches;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.logical.LogicalWindow;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql2rel.CorrelationReferenceFinder;
import org.apache.calcite.sql2rel.RelFieldTrimmer;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.mapping.Mappings;

/**
 * Calcite's trimmer, which fails on rows without columns: an aggregation that is asked for no key and no aggregate is one
 * such row, and a window over constants has such an input. Public because Calcite calls it by reflection.
 */
public final class ColumnTrimmer extends RelFieldTrimmer {

    ColumnTrimmer(RelBuilder builder) {
        super(null, builder);
    }

    @Override
    public TrimResult trimFields(LogicalValues values, ImmutableBitSet fieldsUsed, Set<RelDataTypeField> extraFields) {
        return values.getRowType().getFieldCount() == 0
                ? result(values, Mappings.createIdentity(0))
                : super.trimFields(values, fieldsUsed, extraFields);
    }

    @Override
    public TrimResult trimFields(Aggregate aggregate, ImmutableBitSet fieldsUsed, Set<RelDataTypeField> extraFields) {
        return aggregate.getRowType().getFieldCount() == 0
                ? result(aggregate, Mappings.createIdentity(0))
                : super.trimFields(aggregate, fieldsUsed, extraFields);
    }

    /** Called for windows. */
    public TrimResult trimFields(LogicalWindow window, ImmutableBitSet fieldsUsed, Set<RelDataTypeField> extraFields) {
        return window.getInput().getRowType().getFieldCount() == 0
                ? result(window, Mappings.createIdentity(window.getRowType().getFieldCount()))
                : super.trimFields(window, fieldsUsed, extraFields);
    }

    /** Called for outer joins whose pairs have a query of their own, which keep all columns. */
    public TrimResult trimFields(OuterMatches join, ImmutableBitSet fieldsUsed, Set<RelDataTypeField> extraFields) {
        List<RelNode> inputs = join.getInputs().stream().map(this::trim).toList();
        return result(
                join.copy(join.getTraitSet(), inputs),
                Mappings.createIdentity(join.getRowType().getFieldCount()));
    }

    /**
     * As Calcite's, but the metadata is not asked how the input is sorted: a sort keeps its own columns, and to answer the
     * question Calcite generates and compiles a class, a seventh of what a fresh JVM needs for its first statements.
     */
    @Override
    protected TrimResult trimChild(
            RelNode rel, RelNode input, ImmutableBitSet fieldsUsed, Set<RelDataTypeField> extraFields) {
        ImmutableBitSet.Builder used = fieldsUsed.rebuild();
        for (CorrelationId correlation : rel.getVariablesSet()) {
            rel.accept(new CorrelationReferenceFinder() {
                @Override
                protected RexNode handle(RexFieldAccess access) {
                    if (access.getReferenceExpr() instanceof RexCorrelVariable variable
                            && variable.id.equals(correlation)) {
                        used.set(access.getField().getIndex());
                    }
                    return access;
                }
            });
        }
        return dispatchTrimFields(input, used.build(), extraFields);
    }
}
