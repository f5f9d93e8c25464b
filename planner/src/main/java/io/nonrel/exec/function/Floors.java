package io.nonrel.exec.function;

import io.nonrel.exec.Scalar;
import io.nonrel.exec.conversion.DateTimeRange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import org.apache.calcite.avatica.util.TimeUnitRange;

/** FLOOR and CEIL of numbers, and of dates and times to a unit. */
final class Floors {

    static final CallCompiler FLOOR =
            Strict.byCount(1, Strict.number(Strict.unary(Rounding::floor)), (call, operands) -> {
                TimeUnitRange unit = Units.range(call, 1);
                Scalar operand = operands.get(0);
                return (row, execution) -> {
                    Object value = operand.evaluate(row, execution);
                    return value == null
                            ? null
                            : floor(value, unit, execution.environment().zone());
                };
            });

    static final CallCompiler CEIL =
            Strict.byCount(1, Strict.number(Strict.unary(Rounding::ceil)), (call, operands) -> {
                TimeUnitRange unit = Units.range(call, 1);
                Scalar operand = operands.get(0);
                return (row, execution) -> {
                    Object value = operand.evaluate(row, execution);
                    return value == null
                            ? null
                            : ceil(value, unit, execution.environment().zone());
                };
            });

    private Floors() {}

    static Object floor(Object value, TimeUnitRange unit, ZoneId zone) {
        return inClassOf(value, floor(DateTimeMath.local(value, zone), unit), zone);
    }

    private static Object ceil(Object value, TimeUnitRange unit, ZoneId zone) {
        LocalDateTime local = DateTimeMath.local(value, zone);
        LocalDateTime start = floor(local, unit);
        if (start.equals(local)) {
            return value;
        }
        return inClassOf(value, DateTimeRange.check(Spans.plus(start, unit, 1)), zone);
    }

    private static Object inClassOf(Object value, LocalDateTime local, ZoneId zone) {
        if (value instanceof LocalDateTime) {
            return local;
        }
        if (value instanceof LocalDate) {
            return local.toLocalDate();
        }
        return value instanceof LocalTime
                ? (Object) local.toLocalTime()
                : DateTimeRange.check(local.atZone(zone).toInstant());
    }

    private static LocalDateTime floor(LocalDateTime x, TimeUnitRange unit) {
        LocalDate date = x.toLocalDate();
        return switch (unit) {
            case NANOSECOND -> x;
            case MICROSECOND -> x.truncatedTo(ChronoUnit.MICROS);
            case MILLISECOND -> x.truncatedTo(ChronoUnit.MILLIS);
            case SECOND -> x.truncatedTo(ChronoUnit.SECONDS);
            case MINUTE -> x.truncatedTo(ChronoUnit.MINUTES);
            case HOUR -> x.truncatedTo(ChronoUnit.HOURS);
            case DAY -> date.atStartOfDay();
            case WEEK ->
                date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay();
            case MONTH -> date.withDayOfMonth(1).atStartOfDay();
            case QUARTER -> date.with(IsoFields.DAY_OF_QUARTER, 1).atStartOfDay();
            case YEAR -> year(date.getYear());
            case ISOYEAR ->
                LocalDate.of(date.get(IsoFields.WEEK_BASED_YEAR), 1, 4)
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .atStartOfDay();
            case DECADE -> year(Math.max(1, date.getYear() / 10 * 10));
            case CENTURY -> year((date.getYear() - 1) / 100 * 100 + 1);
            case MILLENNIUM -> year((date.getYear() - 1) / 1000 * 1000 + 1);
            default -> throw Fields.unfit(unit, "a date or time to go to");
        };
    }

    private static LocalDateTime year(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay();
    }
}
