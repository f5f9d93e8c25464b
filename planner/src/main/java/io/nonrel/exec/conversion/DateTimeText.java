package io.nonrel.exec.conversion;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates and times: {@code 2024-02-29}, {@code 10:15[:30[.123456789]]}, both with a space or {@code T} between, and after
 * a time an offset ({@code Z}, {@code +01}, {@code +01:30}) or a zone's name. Spaces around are ignored. Anything else raises
 * {@link ErrorCode#INVALID_DATETIME}.
 */
public final class DateTimeText {

    private final String text;
    private final String type;
    private int at;
    private @Nullable LocalDate date;
    private @Nullable LocalTime time;
    private @Nullable ZoneId zone;

    private DateTimeText(String text, String type) {
        this.text = text.strip();
        this.type = type;
        try {
            read();
        } catch (DateTimeException e) {
            throw invalid(e);
        }
    }

    /** A date; a time after it is ignored. */
    public static LocalDate date(String text) {
        DateTimeText read = new DateTimeText(text, "DATE");
        return read.needDate();
    }

    /** A time; a date before it and a zone after it are ignored. */
    public static LocalTime time(String text) {
        DateTimeText read = new DateTimeText(text, "TIME");
        return read.needTime();
    }

    /** A timestamp; one with an offset is brought into the session's zone. */
    public static LocalDateTime timestamp(String text, ZoneId session) {
        DateTimeText read = new DateTimeText(text, "TIMESTAMP");
        LocalDateTime local = read.needTimestamp();
        ZoneId own = read.zone;
        if (own == null) {
            return local;
        }
        return DateTimeRange.check(
                local.atZone(own).withZoneSameInstant(session).toLocalDateTime());
    }

    /** An instant; one without an offset is taken in the session's zone. */
    public static Instant instant(String text, ZoneId session) {
        DateTimeText read = new DateTimeText(text, "TIMESTAMP WITH TIME ZONE");
        LocalDateTime local = read.needTimestamp();
        ZoneId own = read.zone;
        return DateTimeRange.check(local.atZone(own == null ? session : own).toInstant());
    }

    private LocalDate needDate() {
        LocalDate found = date;
        if (found == null) {
            throw invalid(null);
        }
        return found;
    }

    private LocalTime needTime() {
        LocalTime found = time;
        if (found == null) {
            throw invalid(null);
        }
        return found;
    }

    private LocalDateTime needTimestamp() {
        LocalTime found = time;
        return needDate().atTime(found == null ? LocalTime.MIDNIGHT : found);
    }

    private void read() {
        if (at + 4 < text.length() && text.charAt(at + 4) == '-') {
            int year = number(4, 4);
            expect('-');
            int month = number(1, 2);
            expect('-');
            int day = number(1, 2);
            if (year == 0) {
                throw invalid(null);
            }
            date = LocalDate.of(year, month, day);
            if (at == text.length()) {
                return;
            }
            if (!accept('T') && !accept('t')) {
                expect(' ');
            }
        }
        int hour = number(1, 2);
        expect(':');
        int minute = number(1, 2);
        int second = accept(':') ? number(1, 2) : 0;
        int nano = accept('.') ? fraction() : 0;
        time = LocalTime.of(hour, minute, second, nano);
        while (accept(' ')) {
            // A zone may be apart.
        }
        if (at < text.length()) {
            zone = ZoneId.of(text.substring(at));
        }
    }

    private int fraction() {
        int start = at;
        int nano = 0;
        int digits = 0;
        while (at < text.length() && isDigit(text.charAt(at))) {
            if (digits < 9) {
                nano = nano * 10 + (text.charAt(at) - '0');
                digits++;
            } else if (text.charAt(at) != '0') {
                throw invalid(null);
            }
            at++;
        }
        if (at == start) {
            throw invalid(null);
        }
        for (; digits < 9; digits++) {
            nano *= 10;
        }
        return nano;
    }

    private int number(int least, int most) {
        int start = at;
        int value = 0;
        while (at < text.length() && at - start < most && isDigit(text.charAt(at))) {
            value = value * 10 + (text.charAt(at++) - '0');
        }
        if (at - start < least) {
            throw invalid(null);
        }
        return value;
    }

    private boolean accept(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!accept(c)) {
            throw invalid(null);
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private NonrelException invalid(@Nullable Exception cause) {
        String message = "'%s' is no %s; it is written like %s";
        String example =
                switch (type) {
                    case "DATE" -> "2024-02-29";
                    case "TIME" -> "10:15:30";
                    case "TIMESTAMP" -> "2024-02-29 10:15:30.5";
                    default -> "2024-02-29 10:15:30+01:00";
                };
        return cause == null
                ? ErrorCode.INVALID_DATETIME.error(message, text, type, example)
                : ErrorCode.INVALID_DATETIME.error(cause, message, text, type, example);
    }
}
