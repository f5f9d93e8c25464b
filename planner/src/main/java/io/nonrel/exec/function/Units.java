package io.nonrel.exec.function;

import io.nonrel.spi.ErrorCode;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.jspecify.annotations.Nullable;

/** Units of time, from literals and from text. */
final class Units {

    private static final Map<String, TimeUnitRange> OTHER_NAMES = Map.ofEntries(
            Map.entry("YEARS", TimeUnitRange.YEAR),
            Map.entry("QUARTERS", TimeUnitRange.QUARTER),
            Map.entry("MONTHS", TimeUnitRange.MONTH),
            Map.entry("WEEKS", TimeUnitRange.WEEK),
            Map.entry("DAYS", TimeUnitRange.DAY),
            Map.entry("HOURS", TimeUnitRange.HOUR),
            Map.entry("MINUTES", TimeUnitRange.MINUTE),
            Map.entry("SECONDS", TimeUnitRange.SECOND),
            Map.entry("MILLISECONDS", TimeUnitRange.MILLISECOND),
            Map.entry("MICROSECONDS", TimeUnitRange.MICROSECOND),
            Map.entry("NANOSECONDS", TimeUnitRange.NANOSECOND),
            Map.entry("DAYOFWEEK", TimeUnitRange.DOW),
            Map.entry("DAYOFYEAR", TimeUnitRange.DOY));

    private Units() {}

    /** The unit that an operand names. */
    static TimeUnitRange range(RexCall call, int operand) {
        Object unit = ((RexLiteral) call.getOperands().get(operand)).getValue();
        if (unit instanceof TimeUnitRange range) {
            return range;
        }
        if (unit instanceof TimeUnit single) {
            return TimeUnitRange.of(single, null);
        }
        return range(String.valueOf(unit));
    }

    /** The unit of that name, in any case. */
    static TimeUnitRange range(String name) {
        String upper = name.strip().toUpperCase(Locale.ROOT);
        TimeUnitRange other = OTHER_NAMES.get(upper);
        TimeUnitRange unit = other != null ? other : byName(upper);
        if (unit == null) {
            throw ErrorCode.INVALID_FUNCTION_ARGUMENT.error("'%s' is no unit of time, as YEAR or MINUTE are", name);
        }
        return unit;
    }

    private static @Nullable TimeUnitRange byName(String name) {
        for (TimeUnitRange unit : TimeUnitRange.values()) {
            if (unit.name().equals(name)) {
                return unit;
            }
        }
        return null;
    }
}
