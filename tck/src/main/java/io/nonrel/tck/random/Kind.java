package io.nonrel.tck.random;

import java.util.List;

/** The types of values that are generated. */
enum Kind {
    INTEGER("INTEGER"),
    BIGINT("BIGINT"),
    DECIMAL("DECIMAL(12, 2)"),
    DOUBLE("DOUBLE PRECISION"),
    VARCHAR("VARCHAR(200)"),
    BOOLEAN("BOOLEAN"),
    DATE("DATE"),
    TIMESTAMP("TIMESTAMP");

    private static final List<Kind> NUMBERS = List.of(INTEGER, BIGINT, DECIMAL, DOUBLE);

    private final String type;

    Kind(String type) {
        this.type = type;
    }

    /** The SQL type. */
    String type() {
        return type;
    }

    boolean isNumber() {
        return NUMBERS.contains(this);
    }

    /** A kind whose values compare with values of this one. */
    Kind comparable(Dice dice) {
        return isNumber() && dice.oneIn(4) ? dice.pick(NUMBERS) : this;
    }

    static Kind any(Dice dice) {
        return dice.pick(List.of(values()));
    }

    static Kind number(Dice dice) {
        return dice.pick(NUMBERS);
    }
}
