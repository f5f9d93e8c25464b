package io.nonrel.exec.expression;

import com.google.common.collect.Range;
import io.nonrel.exec.Scalar;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.spi.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.util.Sarg;
import org.jspecify.annotations.Nullable;

/** SEARCH: Calcite's form of IN lists and sets of ranges. Lists of single values become one look-up. */
final class Search {

    private Search() {}

    /** The look-up, or null when the set has ranges and must be expanded into comparisons. */
    static @Nullable Truth lookup(Scalar operand, ColumnType type, RexLiteral literal, RexBuilder builder) {
        Sarg<?> sarg = Objects.requireNonNull(literal.getValueAs(Sarg.class));
        boolean in = sarg.isPoints();
        boolean lookup = in || sarg.isComplementedPoints();
        if (!lookup || sarg.pointCount < 1 || type.name().valueType() == ValueType.INSTANT) {
            return null;
        }
        List<Object> values = values(in ? sarg : sarg.negate(), literal.getType(), builder);
        return Membership.of(operand, type, values, in, whenNull(sarg.nullAs));
    }

    private static List<Object> values(Sarg<?> sarg, RelDataType type, RexBuilder builder) {
        List<Object> values = new ArrayList<>();
        for (Range<?> range : sarg.rangeSet.asRanges()) {
            RexLiteral point = (RexLiteral) builder.makeLiteral(range.lowerEndpoint(), type, true, false);
            values.add(Objects.requireNonNull(Literals.value(point)));
        }
        return values;
    }

    private static int whenNull(RexUnknownAs nullAs) {
        return switch (nullAs) {
            case TRUE -> Truth.TRUE;
            case FALSE -> Truth.FALSE;
            case UNKNOWN -> Truth.UNKNOWN;
        };
    }
}
