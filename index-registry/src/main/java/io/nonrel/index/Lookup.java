package io.nonrel.index;

import io.nonrel.spi.ValueType;
import java.util.Locale;

/** What a derived index looks up; the names are dbindexer's. */
public enum Lookup {
    /** The value itself: for copies of columns of other tables. */
    STANDARD(Of.ANY),
    /** Equality without regard to case. */
    IEXACT(Of.TEXT),
    /** What a text starts with. */
    STARTSWITH(Of.TEXT),
    /** What a text starts with, without regard to case. */
    ISTARTSWITH(Of.TEXT),
    /** What a text ends with. */
    ENDSWITH(Of.TEXT),
    /** What a text ends with, without regard to case. */
    IENDSWITH(Of.TEXT),
    /** What a text has in it. */
    CONTAINS(Of.TEXT),
    /** What a text has in it, without regard to case. */
    ICONTAINS(Of.TEXT),
    /** Whether a part of a text fits one regular expression. */
    REGEX(Of.TEXT),
    /** Whether a part of a text fits one regular expression that ignores case. */
    IREGEX(Of.TEXT),
    /** The year. */
    YEAR(Of.DATE),
    /** The month, 1 to 12. */
    MONTH(Of.DATE),
    /** The day of the month. */
    DAY(Of.DATE),
    /** The day of the week, Sunday is 1. */
    WEEK_DAY(Of.DATE),
    /** The hour, 0 to 23. */
    HOUR(Of.TIME),
    /** The minute. */
    MINUTE(Of.TIME),
    /** The whole seconds of the minute. */
    SECOND(Of.TIME);

    /** The kinds of columns. */
    private enum Of {
        ANY,
        TEXT,
        DATE,
        TIME
    }

    private final Of of;

    Lookup(Of of) {
        this.of = of;
    }

    /** Whether columns of a type can be looked up so. */
    public boolean takes(ValueType type) {
        return switch (of) {
            case ANY -> true;
            case TEXT -> type == ValueType.STRING;
            case DATE -> type == ValueType.DATE || type == ValueType.TIMESTAMP;
            case TIME -> type == ValueType.TIME || type == ValueType.TIMESTAMP;
        };
    }

    /** What kind of column it takes, in words. */
    public String wants() {
        return switch (of) {
            case ANY -> "any column";
            case TEXT -> "a column of text";
            case DATE -> "a DATE or TIMESTAMP column (parts of an instant differ by time zone)";
            case TIME -> "a TIME or TIMESTAMP column (parts of an instant differ by time zone)";
        };
    }

    /** Whether it is written with a regular expression. */
    public boolean hasPattern() {
        return this == REGEX || this == IREGEX;
    }

    /** Whether case plays no part. */
    public boolean ignoresCase() {
        return this == IEXACT || this == ISTARTSWITH || this == IENDSWITH || this == ICONTAINS || this == IREGEX;
    }

    /** Whether its field is a list. */
    public boolean isList() {
        return this == CONTAINS || this == ICONTAINS;
    }

    /** The word in the names of its fields. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
