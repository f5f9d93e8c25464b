package io.nonrel.planner.logical.type;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * The digits before and after the point that a number can have. Operations give what their result needs, which may be more
 * than a type holds; {@link #toType} cuts it to {@value #MAX}.
 *
 * <p>What gives way: whole digits first, because a number that really has so many is an error that somebody sees, while a
 * rounded fraction is seen by nobody. Only when fewer than {@value #KEPT_WHOLE} whole digits would be left is the fraction
 * cut.
 */
record DecimalDigits(int whole, int scale) {

    /** Digits of the longest DECIMAL. */
    static final int MAX = 38;

    private static final int KEPT_WHOLE = 18;
    private static final int MIN_QUOTIENT_SCALE = 6;
    private static final int AVERAGE_SCALE = 10;

    static DecimalDigits of(RelDataType exactNumeric) {
        return new DecimalDigits(exactNumeric.getPrecision() - exactNumeric.getScale(), exactNumeric.getScale());
    }

    DecimalDigits plus(DecimalDigits other) {
        return new DecimalDigits(Math.max(whole, other.whole) + 1, Math.max(scale, other.scale));
    }

    DecimalDigits times(DecimalDigits other) {
        return new DecimalDigits(whole + other.whole, scale + other.scale);
    }

    DecimalDigits dividedBy(DecimalDigits other) {
        int precision = other.whole + other.scale;
        return new DecimalDigits(whole + other.scale, Math.max(MIN_QUOTIENT_SCALE, scale + precision + 1));
    }

    DecimalDigits modulo(DecimalDigits other) {
        return new DecimalDigits(Math.min(whole, other.whole), Math.max(scale, other.scale));
    }

    /** For averages and deviations: as many whole digits as fit. */
    DecimalDigits average() {
        int widened = Math.max(scale, Math.min(scale + AVERAGE_SCALE, MAX - KEPT_WHOLE));
        return new DecimalDigits(MAX - Math.min(widened, MAX), widened);
    }

    RelDataType toType(RelDataTypeFactory factory) {
        int keptScale = Math.min(scale, MAX - Math.min(whole, KEPT_WHOLE));
        int precision = Math.max(1, Math.min(whole + keptScale, MAX));
        return factory.createSqlType(SqlTypeName.DECIMAL, precision, keptScale);
    }
}
