package io.nonrel.exec.expression;

import io.nonrel.exec.Scalar;
import io.nonrel.exec.conversion.RunTimeTypes;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.spi.ErrorCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** ARRAY[...] and its elements. At run time an array is a {@link List}. */
final class Lists {

    private Lists() {}

    static Scalar of(ExpressionCompiler compiler, RexCall call) {
        RelDataType component = call.getType().getComponentType();
        ColumnType type = component == null ? ColumnType.of(TypeName.OTHER) : RunTimeTypes.of(component);
        Scalar[] elements = call.getOperands().stream()
                .map(element -> compiler.compile(element, type))
                .toArray(Scalar[]::new);
        return (row, execution) -> {
            List<@Nullable Object> values = new ArrayList<>(elements.length);
            for (Scalar element : elements) {
                values.add(element.evaluate(row, execution));
            }
            return Collections.unmodifiableList(values);
        };
    }

    /** An element by its number from 1; NULL beyond the ends. */
    static Scalar item(ExpressionCompiler compiler, RexCall call) {
        RexNode array = call.getOperands().get(0);
        if (array.getType().getComponentType() == null) {
            throw ErrorCode.UNSUPPORTED.error("Only elements of arrays can be taken, not of %s", array.getType());
        }
        Scalar list = compiler.compile(array);
        Scalar number = compiler.compile(call.getOperands().get(1));
        return (row, execution) -> {
            List<?> values = (List<?>) list.evaluate(row, execution);
            Object index = number.evaluate(row, execution);
            if (values == null || index == null) {
                return null;
            }
            long at = ((Number) index).longValue() - 1;
            return at >= 0 && at < values.size() ? values.get((int) at) : null;
        };
    }
}
