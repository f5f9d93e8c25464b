package io.nonrel.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The value side of a predicate, a limit or an offset: known when the plan is made, or bound when it runs. Immutable. */
public sealed interface Operand {

    /** A value of the plan itself; NULL makes a comparison UNKNOWN. */
    record Constant(@Nullable Object value) implements Operand {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Constant c && Objects.deepEquals(value, c.value);
        }

        @Override
        public int hashCode() {
            return ValueOrder.hash(value);
        }

        @Override
        public String toString() {
            if (value instanceof String s) {
                return "'" + s.replace("'", "''") + "'";
            }
            return value instanceof byte[] b
                    ? "x'" + java.util.HexFormat.of().formatHex(b) + "'"
                    : String.valueOf(value);
        }
    }

    /**
     * A value that arrives with each execution.
     *
     * @param index position in the array given to {@link Scan#bind}, from 0
     * @param type what it will be, after conversion by the planner
     * @param text what it is, in the words of the statement's author, for EXPLAIN
     */
    record Parameter(int index, ValueType type, String text) implements Operand {

        /** A parameter of the statement. */
        public Parameter(int index, ValueType type) {
            this(index, type, "?" + index);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** A known value. */
    static Operand of(@Nullable Object value) {
        return new Constant(value);
    }

    /** This operand with its value from {@code parameters}. */
    default Constant bind(@Nullable Object[] parameters) {
        return this instanceof Parameter p ? new Constant(parameters[p.index]) : (Constant) this;
    }
}
