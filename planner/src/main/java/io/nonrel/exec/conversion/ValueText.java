package io.nonrel.exec.conversion;

import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * A value as text, for CAST to a string and for {@code getString}: the one place that decides.
 *
 * <ul>
 *   <li>DECIMAL without exponent; DOUBLE and REAL as Java writes them ({@code 1.5}, {@code 1.0E10}, {@code NaN}).
 *   <li>{@code TRUE}, {@code FALSE}.
 *   <li>{@code 2024-02-29}, {@code 10:15:30.5}, {@code 2024-02-29 10:15:30.5}: seconds always, fractions without trailing zeros;
 *       an instant in the session's zone with its offset, {@code 2024-02-29 10:15:30+01:00}.
 *   <li>Binary in lower-case hexadecimal digits.
 *   <li>Intervals as {@code 1-02} (years, months) and {@code 1 02:03:04.5} (days, time).
 * </ul>
 */
public final class ValueText {

    private static final long NANOS_OF_SECOND = 1_000_000_000L;

    private ValueText() {}

    /** The text of a value that isn't NULL. */
    public static String of(Object value, ColumnType type, ZoneId zone) {
        if (type.name() == TypeName.INTERVAL_YEAR_MONTH) {
            return months((Long) value);
        }
        if (type.name() == TypeName.INTERVAL_DAY_TIME) {
            return nanos((Long) value);
        }
        if (type.name() == TypeName.REAL) {
            return Float.toString(((Number) value).floatValue());
        }
        return of(value, zone);
    }

    /** The text of a value whose class tells enough. */
    public static String of(Object value, ZoneId zone) {
        if (value instanceof String x) {
            return x;
        }
        if (value instanceof Boolean x) {
            return x ? "TRUE" : "FALSE";
        }
        if (value instanceof BigDecimal x) {
            return x.toPlainString();
        }
        if (value instanceof LocalTime x) {
            return time(x);
        }
        if (value instanceof LocalDateTime x) {
            return timestamp(x);
        }
        if (value instanceof Instant x) {
            OffsetDateTime local = x.atZone(zone).toOffsetDateTime();
            String offset = local.getOffset().getId();
            return timestamp(local.toLocalDateTime()) + (offset.equals("Z") ? "+00:00" : offset);
        }
        if (value instanceof byte[] x) {
            return HexFormat.of().formatHex(x);
        }
        if (value instanceof LocalDate x) {
            return date(x);
        }
        if (value instanceof Object[] x) {
            return Arrays.stream(x)
                    .map(v -> v == null ? "NULL" : of(v, zone))
                    .collect(Collectors.joining(", ", "(", ")"));
        }
        return value.toString();
    }

    private static String date(LocalDate date) {
        StringBuilder text = new StringBuilder(10);
        appendDate(text, date);
        return text.toString();
    }

    private static String time(LocalTime time) {
        StringBuilder text = new StringBuilder(18);
        appendTime(text, time);
        return text.toString();
    }

    private static String timestamp(LocalDateTime timestamp) {
        StringBuilder text = new StringBuilder(29);
        appendDate(text, timestamp.toLocalDate());
        text.append(' ');
        appendTime(text, timestamp.toLocalTime());
        return text.toString();
    }

    private static void appendDate(StringBuilder text, LocalDate date) {
        int year = date.getYear();
        if (year < 1000 && year >= 0) {
            text.append(year < 10 ? "000" : year < 100 ? "00" : "0");
        }
        text.append(year).append('-');
        appendTwo(text, date.getMonthValue());
        text.append('-');
        appendTwo(text, date.getDayOfMonth());
    }

    private static void appendTime(StringBuilder text, LocalTime time) {
        appendTwo(text, time.getHour());
        text.append(':');
        appendTwo(text, time.getMinute());
        text.append(':');
        appendTwo(text, time.getSecond());
        appendFraction(text, time.getNano());
    }

    private static void appendFraction(StringBuilder text, int nano) {
        if (nano == 0) {
            return;
        }
        String digits = Integer.toString(1_000_000_000 + nano);
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        text.append('.').append(digits, 1, end);
    }

    private static void appendTwo(StringBuilder text, int number) {
        if (number < 10) {
            text.append('0');
        }
        text.append(number);
    }

    private static String months(long months) {
        StringBuilder text = new StringBuilder();
        if (months < 0) {
            text.append('-');
        }
        text.append(Math.abs(months / 12)).append('-');
        appendTwo(text, (int) Math.abs(months % 12));
        return text.toString();
    }

    private static String nanos(long nanos) {
        StringBuilder text = new StringBuilder();
        if (nanos < 0) {
            text.append('-');
        }
        long seconds = Math.abs(nanos / NANOS_OF_SECOND);
        text.append(seconds / 86_400).append(' ');
        long ofDay = seconds % 86_400;
        appendTwo(text, (int) (ofDay / 3600));
        text.append(':');
        appendTwo(text, (int) (ofDay / 60 % 60));
        text.append(':');
        appendTwo(text, (int) (ofDay % 60));
        appendFraction(text, (int) Math.abs(nanos % NANOS_OF_SECOND));
        return text.toString();
    }
}
