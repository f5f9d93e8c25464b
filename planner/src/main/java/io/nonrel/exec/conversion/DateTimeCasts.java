package io.nonrel.exec.conversion;

import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.spi.ValueType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Casts to dates and times; null where there is none. */
final class DateTimeCasts {

    private DateTimeCasts() {}

    static @Nullable Conversion toDate(ColumnType from) {
        ValueType source = from.name().valueType();
        if (source == null) {
            return null;
        }
        return switch (source) {
            case DATE -> Conversion.IDENTITY;
            case TIMESTAMP -> (value, environment) -> ((LocalDateTime) value).toLocalDate();
            case INSTANT ->
                (value, environment) ->
                        local((Instant) value, environment.zone()).toLocalDate();
            case STRING -> (value, environment) -> DateTimeText.date((String) value);
            default -> null;
        };
    }

    static @Nullable Conversion toTime(ColumnType from, int digits) {
        ValueType source = from.name().valueType();
        if (source == null) {
            return null;
        }
        return switch (source) {
            case TIME ->
                narrows(from, digits)
                        ? (value, environment) -> DateTimeRange.round((LocalTime) value, digits)
                        : Conversion.IDENTITY;
            case TIMESTAMP ->
                (value, environment) -> DateTimeRange.round(((LocalDateTime) value).toLocalTime(), digits);
            case INSTANT ->
                (value, environment) -> DateTimeRange.round(
                        local((Instant) value, environment.zone()).toLocalTime(), digits);
            case STRING -> (value, environment) -> DateTimeRange.round(DateTimeText.time((String) value), digits);
            default -> null;
        };
    }

    static @Nullable Conversion toTimestamp(ColumnType from, int digits) {
        ValueType source = from.name().valueType();
        if (source == null) {
            return null;
        }
        return switch (source) {
            case DATE -> (value, environment) -> ((LocalDate) value).atStartOfDay();
            case TIME ->
                (value, environment) -> DateTimeRange.round(
                        ((LocalTime) value).atDate(LocalDate.ofInstant(environment.now(), environment.zone())), digits);
            case TIMESTAMP ->
                narrows(from, digits)
                        ? (value, environment) -> DateTimeRange.round((LocalDateTime) value, digits)
                        : Conversion.IDENTITY;
            case INSTANT ->
                (value, environment) -> DateTimeRange.round(local((Instant) value, environment.zone()), digits);
            case STRING ->
                (value, environment) ->
                        DateTimeRange.round(DateTimeText.timestamp((String) value, environment.zone()), digits);
            default -> null;
        };
    }

    static @Nullable Conversion toInstant(ColumnType from, int digits) {
        ValueType source = from.name().valueType();
        if (source == ValueType.INSTANT) {
            return narrows(from, digits)
                    ? (value, environment) -> DateTimeRange.round((Instant) value, digits)
                    : Conversion.IDENTITY;
        }
        if (source == ValueType.STRING) {
            return (value, environment) ->
                    DateTimeRange.round(DateTimeText.instant((String) value, environment.zone()), digits);
        }
        Conversion local = toTimestamp(from, digits);
        return local == null
                ? null
                : local.then((value, environment) -> DateTimeRange.check(
                        ((LocalDateTime) value).atZone(environment.zone()).toInstant()));
    }

    private static LocalDateTime local(Instant instant, ZoneId zone) {
        return DateTimeRange.check(LocalDateTime.ofInstant(instant, zone));
    }

    /** Whether values may have more fraction digits than wanted. */
    private static boolean narrows(ColumnType from, int digits) {
        return digits != ColumnType.UNBOUNDED
                && (from.precision() == ColumnType.UNBOUNDED || from.precision() > digits);
    }
}
