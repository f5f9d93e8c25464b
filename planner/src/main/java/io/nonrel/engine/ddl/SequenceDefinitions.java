package io.nonrel.engine.ddl;

import io.nonrel.planner.catalog.Sequence;
import io.nonrel.planner.statement.SequenceOptions;
import io.nonrel.spi.ErrorCode;
import java.util.Objects;

/** Makes sequences of what was said about them. */
final class SequenceDefinitions {

    private SequenceDefinitions() {}

    /** A new sequence. */
    static Sequence create(String schema, String name, SequenceOptions options, boolean internal) {
        long increment = Objects.requireNonNullElse(options.increment(), 1L);
        boolean up = increment > 0;
        long minimum = Objects.requireNonNullElse(options.minValue(), up ? 1L : Long.MIN_VALUE);
        long maximum = Objects.requireNonNullElse(options.maxValue(), up ? Long.MAX_VALUE : -1L);
        if (options.start() != null && options.minValue() == null && up) {
            // START WITH 0 or below says that numbers below 1 are meant.
            minimum = Math.min(minimum, options.start());
        }
        if (options.start() != null && options.maxValue() == null && !up) {
            maximum = Math.max(maximum, options.start());
        }
        long start = Objects.requireNonNullElse(options.start(), up ? minimum : maximum);
        return checked(new Sequence(
                schema,
                name,
                start,
                increment,
                minimum,
                maximum,
                Objects.requireNonNullElse(options.cycle(), false),
                internal));
    }

    /** A sequence with some things changed. */
    static Sequence alter(Sequence old, SequenceOptions options) {
        return checked(new Sequence(
                old.schema(),
                old.name(),
                Objects.requireNonNullElse(options.start(), old.start()),
                Objects.requireNonNullElse(options.increment(), old.increment()),
                Objects.requireNonNullElse(options.minValue(), old.minimum()),
                Objects.requireNonNullElse(options.maxValue(), old.maximum()),
                Objects.requireNonNullElse(options.cycle(), old.cycle()),
                old.internal()));
    }

    /** Checks that a number can be the next one. */
    static long checkPosition(Sequence sequence, long position) {
        if (position < sequence.minimum() || position > sequence.maximum()) {
            throw ErrorCode.INVALID_DEFINITION.error(
                    "Sequence %s can't go on with %d: it goes from %d to %d",
                    sequence.name(), position, sequence.minimum(), sequence.maximum());
        }
        return position;
    }

    private static Sequence checked(Sequence sequence) {
        if (sequence.increment() == 0) {
            throw ErrorCode.INVALID_DEFINITION.error("Sequence %s: INCREMENT BY 0 leads nowhere", sequence.name());
        }
        if (sequence.minimum() > sequence.maximum()) {
            throw ErrorCode.INVALID_DEFINITION.error(
                    "Sequence %s: MINVALUE %d is above MAXVALUE %d",
                    sequence.name(), sequence.minimum(), sequence.maximum());
        }
        checkPosition(sequence, sequence.start());
        return sequence;
    }
}
