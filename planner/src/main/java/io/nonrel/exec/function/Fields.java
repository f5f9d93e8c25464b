package io.nonrel.exec.function;

import io.nonrel.exec.Scalar;
import io.nonrel.exec.conversion.RunTimeTypes;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.sql.type.SqlTypeName;

/** EXTRACT: one field of a date, time or interval. */
final class Fields {

    static final CallCompiler EXTRACT = (call, operands) -> {
        TimeUnitRange unit = Units.range(call, 0);
        Scalar operand = operands.get(1);
        TypeName type = RunTimeTypes.of(call.getOperands().get(1).getType()).name();
        if (call.getType().getSqlTypeName() == SqlTypeName.DECIMAL) {
            return seconds(operand, call.getType().getScale());
        }
        if (type == TypeName.INTERVAL_YEAR_MONTH) {
            return (row, execution) ->
                    operand.evaluate(row, execution) instanceof Long x ? (Object) ofMonths(unit, x) : null;
        }
        if (type == TypeName.INTERVAL_DAY_TIME) {
            return (row, execution) ->
                    operand.evaluate(row, execution) instanceof Long x ? (Object) ofNanos(unit, x) : null;
        }
        return (row, execution) -> {
            Object value = operand.evaluate(row, execution);
            return value == null
                    ? null
                    : (Object) extract(unit, value, execution.environment().zone());
        };
    };

    private static final int NANO_DIGITS = 9;

    private Fields() {}

    private static Scalar seconds(Scalar operand, int scale) {
        return (row, execution) -> {
            Object value = operand.evaluate(row, execution);
            if (value == null) {
                return null;
            }
            long nanos = extract(
                    TimeUnitRange.NANOSECOND, value, execution.environment().zone());
            return BigDecimal.valueOf(nanos, NANO_DIGITS).setScale(scale, RoundingMode.DOWN);
        };
    }

    static long extract(TimeUnitRange unit, Object value, ZoneId zone) {
        if (value instanceof LocalTime time) {
            return ofTime(unit, time);
        }
        if (value instanceof Long interval) {
            return ofNanos(unit, interval);
        }
        if (unit == TimeUnitRange.EPOCH) {
            return value instanceof Instant instant
                    ? instant.getEpochSecond()
                    : DateTimeMath.local(value, zone).toEpochSecond(ZoneOffset.UTC);
        }
        LocalDateTime local = DateTimeMath.local(value, zone);
        return isOfDay(unit) ? ofTime(unit, local.toLocalTime()) : ofDate(unit, local.toLocalDate());
    }

    private static boolean isOfDay(TimeUnitRange unit) {
        return switch (unit) {
            case HOUR, MINUTE, SECOND, MILLISECOND, MICROSECOND, NANOSECOND -> true;
            default -> false;
        };
    }

    private static long ofDate(TimeUnitRange unit, LocalDate date) {
        int year = date.getYear();
        return switch (unit) {
            case YEAR -> year;
            case QUARTER -> date.get(IsoFields.QUARTER_OF_YEAR);
            case MONTH -> date.getMonthValue();
            case WEEK -> date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case DAY -> date.getDayOfMonth();
            case DOY -> date.getDayOfYear();
            case DOW -> date.getDayOfWeek().getValue() % 7 + 1;
            case ISODOW -> date.getDayOfWeek().getValue();
            case ISOYEAR -> date.get(IsoFields.WEEK_BASED_YEAR);
            case DECADE -> year / 10;
            case CENTURY -> (year + 99) / 100;
            case MILLENNIUM -> (year + 999) / 1000;
            default -> throw unfit(unit, "a date");
        };
    }

    private static long ofTime(TimeUnitRange unit, LocalTime time) {
        return switch (unit) {
            case HOUR -> time.getHour();
            case MINUTE -> time.getMinute();
            case SECOND -> time.getSecond();
            case MILLISECOND -> time.getSecond() * 1000L + time.get(ChronoField.MILLI_OF_SECOND);
            case MICROSECOND -> time.getSecond() * 1_000_000L + time.get(ChronoField.MICRO_OF_SECOND);
            case NANOSECOND -> time.getSecond() * 1_000_000_000L + time.getNano();
            case EPOCH -> time.toSecondOfDay();
            default -> throw unfit(unit, "a time");
        };
    }

    private static long ofMonths(TimeUnitRange unit, long months) {
        return switch (unit) {
            case YEAR -> months / 12;
            case QUARTER -> months % 12 / 3 + 1;
            case MONTH -> months % 12;
            case DECADE -> months / 120;
            case CENTURY -> months / 1200;
            case MILLENNIUM -> months / 12000;
            default -> throw unfit(unit, "an interval of years and months");
        };
    }

    private static long ofNanos(TimeUnitRange unit, long nanos) {
        return switch (unit) {
            case DAY -> nanos / DateTimeMath.NANOS_OF_DAY;
            case HOUR -> nanos / 3_600_000_000_000L % 24;
            case MINUTE -> nanos / 60_000_000_000L % 60;
            case SECOND -> nanos / 1_000_000_000L % 60;
            case MILLISECOND -> nanos % 60_000_000_000L / 1_000_000;
            case MICROSECOND -> nanos % 60_000_000_000L / 1000;
            case NANOSECOND -> nanos % 60_000_000_000L;
            case EPOCH -> nanos / 1_000_000_000L;
            default -> throw unfit(unit, "an interval of days and time");
        };
    }

    static NonrelException unfit(TimeUnitRange unit, String of) {
        return ErrorCode.INVALID_FUNCTION_ARGUMENT.error("%s is no field of %s", unit, of);
    }
}
