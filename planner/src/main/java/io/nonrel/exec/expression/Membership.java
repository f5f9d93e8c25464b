package io.nonrel.exec.expression;

import io.nonrel.exec.Scalar;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.spi.ValueOrder;
import io.nonrel.spi.ValueType;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code x IN (constants)} as one look-up. */
final class Membership {

    private Membership() {}

    /**
     * Whether a value is in a set.
     *
     * @param type the operand's
     * @param values constants, none of them NULL, that compare with the operand as they are
     * @param in the answer for a value that is in it: TRUE for IN, FALSE for NOT IN
     * @param whenNull the answer for NULL
     */
    static Truth of(Scalar operand, ColumnType type, Collection<?> values, boolean in, int whenNull) {
        Set<Object> set = set(values, type.name().valueType());
        return (row, execution) -> {
            Object value = operand.evaluate(row, execution);
            return value == null ? whenNull : Truth.of(set.contains(value) == in);
        };
    }

    private static Set<Object> set(Collection<?> values, @Nullable ValueType operand) {
        Set<Object> set = new HashSet<>();
        for (Object value : values) {
            boolean equalsIsSame = operand != null
                    && operand.javaClass() == value.getClass()
                    && !(value instanceof Double || value instanceof BigDecimal || value instanceof byte[]);
            if (!equalsIsSame) {
                Set<Object> ordered = new TreeSet<>(ValueOrder::compare);
                ordered.addAll(values);
                return ordered;
            }
            set.add(value);
        }
        return set;
    }
}
