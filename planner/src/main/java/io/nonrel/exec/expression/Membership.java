package io.nonrel.exec.expression;

import io.nonrel.exec.Scalar;
import io.nonrel.spi.ValueOrder;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** {@code x IN (constants)} as one look-up. */
final class Membership {

    private Membership() {}

    /**
     * Whether a value is in a set.
     *
     * @param values constants, none of them NULL, of the operand's kind
     * @param in the answer for a value that is in it: TRUE for IN, FALSE for NOT IN
     * @param whenNull the answer for NULL
     */
    static Truth of(Scalar operand, Collection<?> values, boolean in, int whenNull) {
        Set<Object> set = set(values);
        return (row, execution) -> {
            Object value = operand.evaluate(row, execution);
            return value == null ? whenNull : Truth.of(set.contains(value) == in);
        };
    }

    private static Set<Object> set(Collection<?> values) {
        Set<Object> set = new HashSet<>();
        Class<?> first = values.iterator().next().getClass();
        for (Object value : values) {
            boolean equalsIsSame = value.getClass() == first
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
