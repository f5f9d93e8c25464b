package io.nonrel.exec.conversion;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.jspecify.annotations.Nullable;

/** Intervals as SQL writes them for a qualifier: {@code 3} for DAY, {@code 1-02} for YEAR TO MONTH, {@code 1:30} for HOUR TO MINUTE. */
public final class IntervalText {

    private static final List<TimeUnit> UNITS =
            List.of(TimeUnit.YEAR, TimeUnit.MONTH, TimeUnit.DAY, TimeUnit.HOUR, TimeUnit.MINUTE, TimeUnit.SECOND);
    private static final Map<TimeUnit, Long> SIZES = new EnumMap<>(Map.of(
            TimeUnit.YEAR, 12L,
            TimeUnit.MONTH, 1L,
            TimeUnit.DAY, 86_400_000_000_000L,
            TimeUnit.HOUR, 3_600_000_000_000L,
            TimeUnit.MINUTE, 60_000_000_000L,
            TimeUnit.SECOND, 1_000_000_000L));

    private IntervalText() {}

    /** The text of months or nanoseconds; what is smaller than the last unit is cut off. */
    public static String format(long value, SqlIntervalQualifier qualifier) {
        StringBuilder text = new StringBuilder(value < 0 ? "-" : "");
        long rest = Math.abs(value);
        List<TimeUnit> units = units(qualifier);
        for (int i = 0; i < units.size(); i++) {
            TimeUnit unit = units.get(i);
            long size = size(unit);
            if (i > 0) {
                text.append(separator(unit)).append(rest / size < 10 ? "0" : "");
            }
            text.append(rest / size);
            rest %= size;
            if (unit == TimeUnit.SECOND && rest > 0) {
                String fraction = Long.toString(1_000_000_000L + rest).substring(1);
                text.append('.').append(fraction.replaceAll("0+$", ""));
            }
        }
        return text.toString();
    }

    /** Months or nanoseconds. */
    public static long parse(String text, SqlIntervalQualifier qualifier) {
        List<TimeUnit> units = units(qualifier);
        Matcher matcher = pattern(units).matcher(text.strip());
        if (!matcher.matches()) {
            throw invalid(text, qualifier, null);
        }
        try {
            BigDecimal sum = BigDecimal.ZERO;
            for (int i = 0; i < units.size(); i++) {
                BigDecimal field = new BigDecimal(matcher.group(i + 2));
                sum = sum.add(field.multiply(BigDecimal.valueOf(size(units.get(i)))));
            }
            return ("-".equals(matcher.group(1)) ? sum.negate() : sum).longValueExact();
        } catch (ArithmeticException e) {
            throw invalid(text, qualifier, e);
        }
    }

    private static Pattern pattern(List<TimeUnit> units) {
        StringBuilder regex = new StringBuilder("([+-]?)");
        for (int i = 0; i < units.size(); i++) {
            TimeUnit unit = units.get(i);
            if (i > 0) {
                regex.append(separator(unit));
            }
            regex.append(unit == TimeUnit.SECOND ? "([0-9]+(?:\\.[0-9]{1,9})?)" : "([0-9]+)");
        }
        return Pattern.compile(regex.toString());
    }

    private static List<TimeUnit> units(SqlIntervalQualifier qualifier) {
        return UNITS.subList(UNITS.indexOf(qualifier.getStartUnit()), UNITS.indexOf(qualifier.getUnit()) + 1);
    }

    private static char separator(TimeUnit unit) {
        return unit == TimeUnit.MONTH ? '-' : unit == TimeUnit.HOUR ? ' ' : ':';
    }

    private static long size(TimeUnit unit) {
        Long size = SIZES.get(unit);
        if (size == null) {
            throw ErrorCode.UNSUPPORTED.error("Intervals of %s have no text form", unit);
        }
        return size;
    }

    private static NonrelException invalid(String text, SqlIntervalQualifier qualifier, @Nullable Exception cause) {
        return cause == null
                ? ErrorCode.INVALID_DATETIME.error("'%s' is no INTERVAL %s", text, qualifier)
                : ErrorCode.INTERVAL_OVERFLOW.error(cause, "'%s' is too long for an INTERVAL %s", text, qualifier);
    }
}
