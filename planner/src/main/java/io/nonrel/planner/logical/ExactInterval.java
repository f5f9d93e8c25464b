package io.nonrel.planner.logical;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.parser.SqlParserPos;

/** An interval literal that counts finer than in milliseconds; Calcite leaves out what is below one. */
final class ExactInterval extends SqlIntervalLiteral {

    private static final Pattern FINE = Pattern.compile("\\s*(-?).*\\.\\d{3}(\\d+)\\s*");

    private ExactInterval(SqlIntervalLiteral literal, IntervalValue value, SqlParserPos position) {
        super(
                value.getSign(),
                value.getIntervalLiteral(),
                value.getIntervalQualifier(),
                literal.getTypeName(),
                position);
    }

    /** A copy of the literal that has its exact value. */
    static SqlIntervalLiteral of(SqlIntervalLiteral literal) {
        IntervalValue value = value(literal);
        return value.getIntervalQualifier().isYearMonth()
                        || !FINE.matcher(value.getIntervalLiteral()).matches()
                ? literal.clone(literal.getParserPosition())
                : new ExactInterval(literal, value, literal.getParserPosition());
    }

    @Override
    public SqlIntervalLiteral clone(SqlParserPos position) {
        return new ExactInterval(this, value(this), position);
    }

    /** As a decimal it is milliseconds. */
    @Override
    public <T> T getValueAs(Class<T> type) {
        return type == BigDecimal.class
                ? type.cast(super.getValueAs(BigDecimal.class).add(belowMillis()))
                : super.getValueAs(type);
    }

    private BigDecimal belowMillis() {
        IntervalValue value = value(this);
        Matcher parts = FINE.matcher(value.getIntervalLiteral());
        if (!parts.matches()) {
            throw new AssertionError("no fine interval: " + this);
        }
        BigDecimal rest = new BigDecimal("0." + parts.group(2));
        boolean negative = (value.getSign() < 0) != parts.group(1).equals("-");
        return negative ? rest.negate() : rest;
    }

    private static IntervalValue value(SqlIntervalLiteral literal) {
        return (IntervalValue) Objects.requireNonNull(literal.getValue());
    }
}
