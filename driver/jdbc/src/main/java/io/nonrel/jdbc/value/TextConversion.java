package io.nonrel.jdbc.value;

import io.nonrel.planner.catalog.TypeName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.Locale;

/** From run-time values to text. */
public final class TextConversion {

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(TIME)
            .toFormatter(Locale.ROOT);

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private TextConversion() {}

    /**
     * The text of a value: plain decimal numbers, {@code TRUE} and {@code FALSE}, hexadecimal digits for bytes, dates and times
     * as in SQL literals.
     *
     * @param value a run-time value, not null
     * @param type the column's type
     * @param zone the session's, for points in time
     */
    public static String toText(Object value, TypeName type, ZoneId zone) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Long number) {
            return switch (type) {
                case INTERVAL_YEAR_MONTH -> yearMonth(number);
                case INTERVAL_DAY_TIME -> dayTime(number);
                default -> number.toString();
            };
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Double number) {
            return type == TypeName.REAL ? Float.toString(number.floatValue()) : number.toString();
        }
        if (value instanceof Boolean truth) {
            return truth ? "TRUE" : "FALSE";
        }
        if (value instanceof LocalDateTime x) {
            return TIMESTAMP.format(x);
        }
        if (value instanceof LocalTime x) {
            return TIME.format(x);
        }
        if (value instanceof Instant x) {
            OffsetDateTime at = x.atZone(zone).toOffsetDateTime();
            ZoneOffset offset = at.getOffset();
            return TIMESTAMP.format(at) + (offset.getTotalSeconds() == 0 ? "+00:00" : offset.getId());
        }
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        return value.toString();
    }

    private static String yearMonth(long months) {
        long size = Math.abs(months);
        return (months < 0 ? "-" : "") + size / 12 + "-" + size % 12;
    }

    private static String dayTime(long nanos) {
        long seconds = Math.abs(nanos / NANOS_PER_SECOND);
        LocalTime time = LocalTime.ofSecondOfDay(seconds % 86_400).withNano((int) Math.abs(nanos % NANOS_PER_SECOND));
        return (nanos < 0 ? "-" : "") + seconds / 86_400 + " " + TIME.format(time);
    }
}
