package io.nonrel.planner.statement;

import org.jspecify.annotations.Nullable;

/**
 * One look-up of a derived index.
 *
 * @param kind the look-up
 * @param pattern the regular expression of REGEX and IREGEX, else null
 */
public record IndexLookup(Kind kind, @Nullable String pattern) {
    /** The look-ups that a derived index can serve. */
    public enum Kind {
        STANDARD,
        IEXACT,
        STARTSWITH,
        ISTARTSWITH,
        ENDSWITH,
        IENDSWITH,
        CONTAINS,
        ICONTAINS,
        REGEX,
        IREGEX,
        YEAR,
        MONTH,
        DAY,
        WEEK_DAY,
        HOUR,
        MINUTE,
        SECOND;

        /** Whether the look-up is written with a pattern. */
        public boolean hasPattern() {
            return this == REGEX || this == IREGEX;
        }
    }
}
