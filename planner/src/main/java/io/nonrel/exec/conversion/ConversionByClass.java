package io.nonrel.exec.conversion;

import io.nonrel.exec.Environment;
import io.nonrel.planner.catalog.ColumnType;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Converts values whose type only their class tells. A column mostly gets values of one class: the last one is at hand. */
final class ConversionByClass implements Conversion {

    private final Function<ColumnType, Conversion> conversions;
    private final Map<Class<?>, Conversion> known = new ConcurrentHashMap<>(4);
    private volatile Entry last = new Entry(Void.class, IDENTITY);

    private record Entry(Class<?> type, Conversion conversion) {}

    /** @param conversions makes the conversion from a type */
    ConversionByClass(Function<ColumnType, Conversion> conversions) {
        this.conversions = conversions;
    }

    @Override
    public Object convert(Object value, Environment environment) {
        Entry entry = last;
        if (entry.type != value.getClass()) {
            entry = new Entry(value.getClass(), conversion(value));
            last = entry;
        }
        return entry.conversion.convert(value, environment);
    }

    private Conversion conversion(Object value) {
        if (value instanceof BigDecimal) {
            // The type depends on the number's digits.
            return (number, environment) ->
                    conversions.apply(ParameterBinding.typeOf(number)).convert(number, environment);
        }
        return known.computeIfAbsent(value.getClass(), c -> conversions.apply(ParameterBinding.typeOf(value)));
    }
}
