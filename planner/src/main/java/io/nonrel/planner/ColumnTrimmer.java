package io.nonrel.planner;

import java.util.Set;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.logical.LogicalWindow;
import org.apache.calcite.rel.type.RelDataTypeField;
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

    /** Called for windows. */
    public TrimResult trimFields(LogicalWindow window, ImmutableBitSet fieldsUsed, Set<RelDataTypeField> extraFields) {
        return window.getInput().getRowType().getFieldCount() == 0
                ? result(window, Mappings.createIdentity(window.getRowType().getFieldCount()))
                : super.trimFields(window, fieldsUsed, extraFields);
    }
}
