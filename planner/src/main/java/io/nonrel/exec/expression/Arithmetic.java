package io.nonrel.exec.expression;

import io.nonrel.exec.Scalar;
import io.nonrel.exec.conversion.NumericRange;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;

/**
 * {@code + - * / %} on numbers. Integers stay integers and are range-checked against the result's type; with a DECIMAL the
 * result is exact, rounded half up to its type's scale; with a DOUBLE or REAL it is a double. Division by zero is an error in
 * all of them.
 */
final class Arithmetic {

    private Arithmetic() {}

    @FunctionalInterface
    private interface LongOperation {
        long apply(long x, long y);
    }

    @FunctionalInterface
    private interface DecimalOperation {
        BigDecimal apply(BigDecimal x, BigDecimal y, int scale);
    }

    @FunctionalInterface
    private interface DoubleOperation {
        double apply(double x, double y);
    }

    static boolean isNumeric(ColumnType type) {
        return type.name().compareTo(TypeName.TINYINT) >= 0 && type.name().compareTo(TypeName.DOUBLE) <= 0;
    }

    static Scalar compile(SqlOperator operator, List<Scalar> operands, List<ColumnType> types, ColumnType result) {
        Scalar left = operands.get(0);
        if (operands.size() == 1) {
            return negate(left, types.get(0), result);
        }
        Scalar right = operands.get(1);
        SqlKind kind = operator.getKind();
        boolean approximate = isApproximate(types.get(0)) || isApproximate(types.get(1));
        if (approximate) {
            return doubles(doubleOperation(kind), left, right, result);
        }
        boolean integers = isInteger(types.get(0)) && isInteger(types.get(1));
        if (!integers || result.name() == TypeName.DECIMAL) {
            return decimals(decimalOperation(kind), left, right, result);
        }
        return longs(longOperation(kind), left, right, result);
    }

    private static Scalar longs(LongOperation operation, Scalar left, Scalar right, ColumnType result) {
        TypeName type = result.name();
        if (isApproximate(result)) {
            return (row, execution) -> {
                Object x = left.evaluate(row, execution);
                Object y = right.evaluate(row, execution);
                return x == null || y == null ? null : (double) apply(operation, (Long) x, (Long) y, TypeName.BIGINT);
            };
        }
        return (row, execution) -> {
            Object x = left.evaluate(row, execution);
            Object y = right.evaluate(row, execution);
            return x == null || y == null ? null : apply(operation, (Long) x, (Long) y, type);
        };
    }

    private static long apply(LongOperation operation, long x, long y, TypeName type) {
        try {
            return NumericRange.integer(operation.apply(x, y), type);
        } catch (ArithmeticException e) {
            throw ErrorCode.NUMBER_OUT_OF_RANGE.error(e, "The result is out of the range of %s", type.sqlName());
        }
    }

    private static Scalar decimals(DecimalOperation operation, Scalar left, Scalar right, ColumnType result) {
        int scale = result.name() == TypeName.DECIMAL ? result.scale() : NumericRange.MAX_PRECISION;
        return (row, execution) -> {
            Object x = left.evaluate(row, execution);
            Object y = right.evaluate(row, execution);
            return x == null || y == null
                    ? null
                    : NumericRange.fit(
                            operation.apply(NumericRange.toDecimal(x), NumericRange.toDecimal(y), scale), result);
        };
    }

    private static Scalar doubles(DoubleOperation operation, Scalar left, Scalar right, ColumnType result) {
        return (row, execution) -> {
            Object a = left.evaluate(row, execution);
            Object b = right.evaluate(row, execution);
            if (a == null || b == null) {
                return null;
            }
            double x = NumericRange.toDouble(a);
            double y = NumericRange.toDouble(b);
            double value = NumericRange.finite(operation.apply(x, y), Double.isFinite(x) && Double.isFinite(y));
            return result.name() == TypeName.DOUBLE ? (Object) value : NumericRange.fit(value, result);
        };
    }

    private static Scalar negate(Scalar operand, ColumnType type, ColumnType result) {
        if (isApproximate(type)) {
            return (row, execution) -> operand.evaluate(row, execution) instanceof Double x ? (Object) (-x) : null;
        }
        if (isInteger(type) && isInteger(result)) {
            return (row, execution) -> operand.evaluate(row, execution) instanceof Long x
                    ? (Object) apply((zero, y) -> Math.subtractExact(zero, y), 0, x, result.name())
                    : null;
        }
        return (row, execution) -> {
            Object x = operand.evaluate(row, execution);
            return x == null ? null : NumericRange.fit(NumericRange.toDecimal(x).negate(), result);
        };
    }

    private static LongOperation longOperation(SqlKind kind) {
        return switch (kind) {
            case PLUS, CHECKED_PLUS -> Math::addExact;
            case MINUS, CHECKED_MINUS -> Math::subtractExact;
            case TIMES, CHECKED_TIMES -> Math::multiplyExact;
            case DIVIDE, CHECKED_DIVIDE ->
                (x, y) -> {
                    if (y == 0) {
                        throw divisionByZero();
                    }
                    return y == -1 ? Math.negateExact(x) : x / y;
                };
            default ->
                (x, y) -> {
                    if (y == 0) {
                        throw divisionByZero();
                    }
                    return x % y;
                };
        };
    }

    private static DecimalOperation decimalOperation(SqlKind kind) {
        return switch (kind) {
            case PLUS, CHECKED_PLUS -> (x, y, scale) -> x.add(y);
            case MINUS, CHECKED_MINUS -> (x, y, scale) -> x.subtract(y);
            case TIMES, CHECKED_TIMES -> (x, y, scale) -> x.multiply(y);
            case DIVIDE, CHECKED_DIVIDE ->
                (x, y, scale) -> {
                    if (y.signum() == 0) {
                        throw divisionByZero();
                    }
                    return x.divide(y, scale, RoundingMode.HALF_UP);
                };
            default ->
                (x, y, scale) -> {
                    if (y.signum() == 0) {
                        throw divisionByZero();
                    }
                    return x.remainder(y, MathContext.UNLIMITED);
                };
        };
    }

    private static DoubleOperation doubleOperation(SqlKind kind) {
        return switch (kind) {
            case PLUS, CHECKED_PLUS -> Double::sum;
            case MINUS, CHECKED_MINUS -> (x, y) -> x - y;
            case TIMES, CHECKED_TIMES -> (x, y) -> x * y;
            case DIVIDE, CHECKED_DIVIDE ->
                (x, y) -> {
                    if (y == 0) {
                        throw divisionByZero();
                    }
                    return x / y;
                };
            default ->
                (x, y) -> {
                    if (y == 0) {
                        throw divisionByZero();
                    }
                    return x % y;
                };
        };
    }

    private static NonrelException divisionByZero() {
        return ErrorCode.DIVISION_BY_ZERO.error("Division by zero; NULLIF(divisor, 0) would give NULL");
    }

    private static boolean isApproximate(ColumnType type) {
        return type.name() == TypeName.DOUBLE || type.name() == TypeName.REAL;
    }

    private static boolean isInteger(ColumnType type) {
        return type.name().compareTo(TypeName.TINYINT) >= 0 && type.name().compareTo(TypeName.BIGINT) <= 0;
    }
}
