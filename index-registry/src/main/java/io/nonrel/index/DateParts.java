package io.nonrel.index;

import io.nonrel.index.DerivedField.Derivation;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** Parts of dates and times, as EXTRACT gives them; instants are looked at in UTC. */
final class DateParts {

    private DateParts() {}

    static Derivation of(Lookup lookup) {
        return switch (lookup) {
            case YEAR -> field(ChronoField.YEAR);
            case MONTH -> field(ChronoField.MONTH_OF_YEAR);
            case DAY -> field(ChronoField.DAY_OF_MONTH);
            case HOUR -> field(ChronoField.HOUR_OF_DAY);
            case MINUTE -> field(ChronoField.MINUTE_OF_HOUR);
            case SECOND -> field(ChronoField.SECOND_OF_MINUTE);
            case WEEK_DAY -> DateParts::weekDay;
            default -> throw new AssertionError(lookup + " is no part of a date");
        };
    }

    private static Derivation field(ChronoField field) {
        return value -> value instanceof TemporalAccessor temporal
                ? (Object) local(temporal).getLong(field)
                : null;
    }

    private static @Nullable Object weekDay(@Nullable Object value) {
        return value instanceof TemporalAccessor temporal
                ? (Object) (long) (DayOfWeek.from(local(temporal)).getValue() % 7 + 1)
                : null;
    }

    private static TemporalAccessor local(TemporalAccessor value) {
        return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
    }
}
