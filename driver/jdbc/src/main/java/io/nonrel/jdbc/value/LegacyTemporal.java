package io.nonrel.jdbc.value;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * Between java.time and the java.sql classes of dates and times. Without a calendar the fields are carried over (a TIMESTAMP is
 * a wall clock, not a point in time), so that no time zone moves a date to the day before; with a calendar they are the fields
 * that its zone shows.
 */
public final class LegacyTemporal {

    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int MILLIS_PER_SECOND = 1_000;

    private LegacyTemporal() {}

    /** The date as java.sql has it: midnight in the calendar's zone. */
    public static Date toDate(Object value, ZoneId session, @Nullable Calendar calendar) {
        LocalDate date = TemporalConversion.toLocalDate(value, session);
        return calendar == null
                ? Date.valueOf(date)
                : new Date(date.atStartOfDay(zone(calendar)).toInstant().toEpochMilli());
    }

    /** The time of day as java.sql has it: on 1970-01-01 in the calendar's zone, to the millisecond. */
    public static Time toTime(Object value, ZoneId session, @Nullable Calendar calendar) {
        LocalTime time = TemporalConversion.toLocalTime(value, session);
        if (calendar == null) {
            return new Time(Time.valueOf(time).getTime() + time.get(ChronoField.MILLI_OF_SECOND));
        }
        return new Time(
                time.atDate(LocalDate.EPOCH).atZone(zone(calendar)).toInstant().toEpochMilli());
    }

    /** The timestamp as java.sql has it; a point in time needs no calendar. */
    public static Timestamp toTimestamp(Object value, ZoneId session, @Nullable Calendar calendar) {
        if (value instanceof Instant instant) {
            return Timestamp.from(instant);
        }
        LocalDateTime wallClock = TemporalConversion.toLocalDateTime(value, session);
        return calendar == null
                ? Timestamp.valueOf(wallClock)
                : Timestamp.from(wallClock.atZone(zone(calendar)).toInstant());
    }

    /** The date that a java.sql one shows. */
    public static LocalDate toLocalDate(Date date, @Nullable Calendar calendar) {
        return calendar == null ? date.toLocalDate() : at(date, calendar).toLocalDate();
    }

    /** The time of day that a java.sql one shows, with its milliseconds. */
    public static LocalTime toLocalTime(Time time, @Nullable Calendar calendar) {
        if (calendar != null) {
            return at(time, calendar).toLocalTime();
        }
        int millis = Math.floorMod(time.getTime(), MILLIS_PER_SECOND);
        return time.toLocalTime().withNano(millis * NANOS_PER_MILLI);
    }

    /** The wall clock that a java.sql timestamp shows. */
    public static LocalDateTime toLocalDateTime(Timestamp timestamp, @Nullable Calendar calendar) {
        return calendar == null
                ? timestamp.toLocalDateTime()
                : LocalDateTime.ofInstant(timestamp.toInstant(), zone(calendar));
    }

    @SuppressWarnings("JavaUtilDate") // The classes of java.sql are what this is about.
    private static LocalDateTime at(java.util.Date date, Calendar calendar) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(date.getTime()), zone(calendar));
    }

    private static ZoneId zone(Calendar calendar) {
        return calendar.getTimeZone().toZoneId();
    }
}
