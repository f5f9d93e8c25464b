package io.nonrel.exec.expression;

import io.nonrel.exec.Scalar;
import io.nonrel.exec.conversion.NumericRange;
import io.nonrel.exec.function.Coercion;
import io.nonrel.exec.function.Constant;
import io.nonrel.exec.function.DateTimeMath;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.spi.ErrorCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;

/** {@code + - * /} with dates, times and intervals. */
final class DateTimeArithmetic {

    private DateTimeArithmetic() {}

    static Scalar compile(SqlOperator operator, List<Scalar> operands, List<ColumnType> types, ColumnType result) {
        SqlKind kind = operator.getKind();
        if (operands.size() == 1) {
            return scale(operands.get(0), new Constant(-1L), false);
        }
        boolean leftInterval = isInterval(types.get(0));
        boolean rightInterval = isInterval(types.get(1));
        Scalar left = operands.get(0);
        Scalar right = operands.get(1);
        boolean minus = kind == SqlKind.MINUS || kind == SqlKind.CHECKED_MINUS;
        boolean plus = kind == SqlKind.PLUS || kind == SqlKind.CHECKED_PLUS;
        if (leftInterval && rightInterval && (plus || minus)) {
            return intervals(left, right, minus);
        }
        if (kind == SqlKind.TIMES || kind == SqlKind.CHECKED_TIMES) {
            return leftInterval ? scale(left, right, false) : scale(right, left, false);
        }
        if (leftInterval && (kind == SqlKind.DIVIDE || kind == SqlKind.CHECKED_DIVIDE)) {
            return scale(left, right, true);
        }
        if (plus && leftInterval) {
            return move(right, types.get(1), left, types.get(0), false, result);
        }
        if ((plus || minus) && rightInterval) {
            return move(left, types.get(0), right, types.get(1), minus, result);
        }
        if (minus && isInterval(result)) {
            return difference(left, types.get(0), right, types.get(1), result);
        }
        throw ErrorCode.TYPE_MISMATCH.error(
                "%s has no meaning for %s and %s",
                operator.getName(),
                types.get(0).name().sqlName(),
                types.get(1).name().sqlName());
    }

    private static Scalar move(
            Scalar point, ColumnType type, Scalar interval, ColumnType intervalType, boolean back, ColumnType result) {
        boolean months = intervalType.name() == TypeName.INTERVAL_YEAR_MONTH;
        Scalar start = Coercion.coerce(point, type, result);
        return (row, execution) -> {
            Object from = start.evaluate(row, execution);
            Object by = interval.evaluate(row, execution);
            if (from == null || by == null) {
                return null;
            }
            long amount = back ? DateTimeMath.negate((Long) by) : (Long) by;
            return months
                    ? DateTimeMath.plusMonths(
                            from, amount, execution.environment().zone())
                    : DateTimeMath.plusNanos(from, amount);
        };
    }

    private static Scalar difference(
            Scalar left, ColumnType leftType, Scalar right, ColumnType rightType, ColumnType result) {
        boolean months = result.name() == TypeName.INTERVAL_YEAR_MONTH;
        ColumnType meeting = leftType.name().compareTo(rightType.name()) > 0 ? leftType : rightType;
        Scalar until = Coercion.coerce(left, leftType, meeting);
        Scalar since = Coercion.coerce(right, rightType, meeting);
        return (row, execution) -> {
            Object end = until.evaluate(row, execution);
            Object start = since.evaluate(row, execution);
            if (end == null || start == null) {
                return null;
            }
            return months
                    ? DateTimeMath.monthsBetween(
                            start, end, execution.environment().zone())
                    : DateTimeMath.nanosBetween(start, end);
        };
    }

    private static Scalar intervals(Scalar left, Scalar right, boolean minus) {
        return (row, execution) -> {
            Object x = left.evaluate(row, execution);
            Object y = right.evaluate(row, execution);
            return x == null || y == null
                    ? null
                    : DateTimeMath.addIntervals((Long) x, minus ? DateTimeMath.negate((Long) y) : (Long) y);
        };
    }

    private static Scalar scale(Scalar interval, Scalar factor, boolean divide) {
        return (row, execution) -> {
            Object x = interval.evaluate(row, execution);
            Object y = factor.evaluate(row, execution);
            if (x == null || y == null) {
                return null;
            }
            BigDecimal number = NumericRange.toDecimal(y);
            if (divide && number.signum() == 0) {
                throw ErrorCode.DIVISION_BY_ZERO.error("Division of an interval by zero");
            }
            BigDecimal amount = BigDecimal.valueOf((Long) x);
            return DateTimeMath.interval(
                    divide ? amount.divide(number, 0, RoundingMode.HALF_UP) : amount.multiply(number));
        };
    }

    private static boolean isInterval(ColumnType type) {
        return type.name() == TypeName.INTERVAL_DAY_TIME || type.name() == TypeName.INTERVAL_YEAR_MONTH;
    }
}
