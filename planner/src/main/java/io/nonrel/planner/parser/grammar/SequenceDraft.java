package io.nonrel.planner.parser.grammar;

import io.nonrel.planner.statement.SequenceOptions;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Collects the options of a sequence or identity column while they are parsed; each may be given once. */
final class SequenceDraft {
    private @Nullable Long start;
    private @Nullable Long increment;
    private @Nullable Long minValue;
    private @Nullable Long maxValue;
    private @Nullable Boolean cycle;
    private @Nullable Long cache;

    void start(long value, SqlParserPos position) {
        once(start, "START WITH", position);
        start = value;
    }

    void increment(long value, SqlParserPos position) {
        once(increment, "INCREMENT BY", position);
        if (value == 0) {
            throw SyntaxErrors.syntax(position, "INCREMENT BY can't be 0");
        }
        increment = value;
    }

    void minValue(long value, SqlParserPos position) {
        once(minValue, "MINVALUE", position);
        minValue = value;
    }

    void maxValue(long value, SqlParserPos position) {
        once(maxValue, "MAXVALUE", position);
        maxValue = value;
    }

    void cycle(boolean value, SqlParserPos position) {
        once(cycle, "CYCLE", position);
        cycle = value;
    }

    void cache(long value, SqlParserPos position) {
        once(cache, "CACHE", position);
        if (value < 1) {
            throw SyntaxErrors.syntax(position, "CACHE needs a number of at least 1");
        }
        cache = value;
    }

    SequenceOptions options() {
        return new SequenceOptions(start, increment, minValue, maxValue, cycle, cache);
    }

    private static void once(@Nullable Object earlier, String option, SqlParserPos position) {
        if (earlier != null) {
            throw SyntaxErrors.syntax(position, option + " is given twice");
        }
    }
}
