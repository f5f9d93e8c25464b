package io.nonrel.exec.function;

import io.nonrel.exec.Scalar;
import io.nonrel.exec.conversion.DateTimeRange;
import io.nonrel.exec.conversion.NumericRange;
import io.nonrel.exec.conversion.RunTimeTypes;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.spi.ErrorCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.apache.calcite.avatica.util.TimeUnitRange;

/** TIMESTAMPADD and TIMESTAMPDIFF, to the nanosecond and over all years. */
final class Spans {

    /** (unit, count, point) */
    static final CallCompiler ADD = (call, operands) -> {
        TimeUnitRange unit = Units.range(call, 0);
        Scalar count = operands.get(1);
        ColumnType from = RunTimeTypes.of(call.getOperands().get(2).getType());
        Scalar point = Coercion.coerce(operands.get(2), from, RunTimeTypes.of(call.getType()));
        return (row, execution) -> {
            Object n = count.evaluate(row, execution);
            Object x = point.evaluate(row, execution);
            if (n == null || x == null) {
                return null;
            }
            long amount = NumericRange.integer(NumericRange.toDecimal(n), TypeName.BIGINT);
            return DateTimeRange.compute(
                    () -> move(x, unit, amount, execution.environment().zone()));
        };
    };

    /** (unit, from, to) */
    static final CallCompiler DIFFERENCE = Strict.number((call, operands) -> {
        TimeUnitRange unit = Units.range(call, 0);
        Scalar from = operands.get(1);
        Scalar to = operands.get(2);
        return (row, execution) -> {
            Object start = from.evaluate(row, execution);
            Object end = to.evaluate(row, execution);
            if (start == null || end == null) {
                return null;
            }
            return between(unit, start, end, execution.environment().zone());
        };
    });

    private Spans() {}

    static LocalDateTime plus(LocalDateTime x, TimeUnitRange unit, long amount) {
        return switch (unit) {
            case QUARTER -> x.plusMonths(Math.multiplyExact(amount, 3));
            case DECADE -> x.plusYears(Math.multiplyExact(amount, 10));
            case CENTURY -> x.plusYears(Math.multiplyExact(amount, 100));
            case MILLENNIUM -> x.plusYears(Math.multiplyExact(amount, 1000));
            case ISOYEAR -> x.plusWeeks(52).getYear() == x.getYear() ? x.plusWeeks(53) : x.plusWeeks(52);
            default -> x.plus(amount, unit(unit));
        };
    }

    private static Object move(Object x, TimeUnitRange unit, long amount, ZoneId zone) {
        if (x instanceof LocalDate date) {
            return DateTimeRange.check(plus(date.atStartOfDay(), unit, amount).toLocalDate());
        }
        if (x instanceof LocalTime time) {
            return time.plus(amount, unit(unit));
        }
        if (x instanceof LocalDateTime timestamp) {
            return DateTimeRange.check(plus(timestamp, unit, amount));
        }
        Instant instant = (Instant) x;
        boolean exact = unit(unit).isTimeBased();
        return exact
                ? DateTimeRange.check(instant.plus(amount, unit(unit)))
                : DateTimeRange.check(plus(LocalDateTime.ofInstant(instant, zone), unit, amount)
                        .atZone(zone)
                        .toInstant());
    }

    private static long between(TimeUnitRange unit, Object start, Object end, ZoneId zone) {
        // Spans of instants are real time even where the session's clocks are changed.
        boolean instants =
                start instanceof Instant && end instanceof Instant && unit(unit).isTimeBased();
        LocalDateTime from = DateTimeMath.local(start, instants ? ZoneOffset.UTC : zone);
        LocalDateTime to = DateTimeMath.local(end, instants ? ZoneOffset.UTC : zone);
        try {
            return switch (unit) {
                case QUARTER -> ChronoUnit.MONTHS.between(from, to) / 3;
                case MILLISECOND -> ChronoUnit.MILLIS.between(from, to);
                default -> unit(unit).between(from, to);
            };
        } catch (ArithmeticException e) {
            throw ErrorCode.NUMBER_OUT_OF_RANGE.error(e, "There are more %sS between than a BIGINT counts", unit);
        }
    }

    private static ChronoUnit unit(TimeUnitRange unit) {
        return switch (unit) {
            case NANOSECOND -> ChronoUnit.NANOS;
            case MICROSECOND -> ChronoUnit.MICROS;
            case MILLISECOND -> ChronoUnit.MILLIS;
            case SECOND -> ChronoUnit.SECONDS;
            case MINUTE -> ChronoUnit.MINUTES;
            case HOUR -> ChronoUnit.HOURS;
            case DAY -> ChronoUnit.DAYS;
            case WEEK -> ChronoUnit.WEEKS;
            case MONTH, QUARTER -> ChronoUnit.MONTHS;
            case YEAR -> ChronoUnit.YEARS;
            case DECADE -> ChronoUnit.DECADES;
            case CENTURY -> ChronoUnit.CENTURIES;
            case MILLENNIUM -> ChronoUnit.MILLENNIA;
            default -> throw Fields.unfit(unit, "a span of time");
        };
    }
}
