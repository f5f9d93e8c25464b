package io.nonrel.planner.parser;

import io.nonrel.planner.parser.SqlShape.LiteralType;
import java.math.BigDecimal;

/** The values and types of the literals that {@link ShapeScanner} takes out. */
final class ShapeLiterals {
    private static final BigDecimal MOST_LONG = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal LEAST_LONG = BigDecimal.valueOf(Long.MIN_VALUE);

    /** Any number of fewer digits fits a long. */
    private static final int DIGITS_OF_LONG = 19;

    private ShapeLiterals() {}

    /** A number as it is written, with its sign if it has one. */
    static SqlShape.Literal number(String text, boolean whole, boolean exact) {
        if (!exact) {
            return new SqlShape.Literal(LiteralType.DOUBLE, Double.valueOf(text));
        }
        if (whole && text.length() < DIGITS_OF_LONG) {
            return integer(Long.parseLong(text));
        }
        BigDecimal value = new BigDecimal(text);
        if (whole && value.compareTo(MOST_LONG) <= 0 && value.compareTo(LEAST_LONG) >= 0) {
            return integer(value.longValueExact());
        }
        return new SqlShape.Literal(LiteralType.DECIMAL, value);
    }

    private static SqlShape.Literal integer(long value) {
        boolean isInt = value == (int) value;
        return new SqlShape.Literal(isInt ? LiteralType.INTEGER : LiteralType.BIGINT, value);
    }

    /** Writes what of a literal's type matters to a plan. */
    static void describe(SqlShape.Literal literal, StringBuilder types) {
        switch (literal.type()) {
            case INTEGER -> types.append('i');
            case BIGINT -> types.append('l');
            case DOUBLE -> types.append('d');
            case VARCHAR -> types.append('s');
            case DECIMAL -> {
                BigDecimal value = (BigDecimal) literal.value();
                types.append('n')
                        .append(value.precision())
                        .append('.')
                        .append(value.scale())
                        .append(' ');
            }
        }
    }
}
