package io.nonrel.exec.function;

import java.time.LocalDate;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** {@code +} and {@code -} of dates and days: a number is days, as in PostgreSQL. Standard SQL knows intervals only. */
public final class DayOperators {

    private static final SqlReturnTypeInference DATE =
            ReturnTypes.explicit(SqlTypeName.DATE).andThen(SqlTypeTransforms.TO_NULLABLE);

    private static final SqlReturnTypeInference DAYS = ReturnTypes.INTEGER_NULLABLE;

    private static final SqlOperandTypeChecker DATE_AND_DAYS =
            OperandTypes.family(SqlTypeFamily.DATE, SqlTypeFamily.INTEGER);

    /** A date and a number of days, in any order: a date. */
    static final SqlBinaryOperator PLUS =
            operator("+", DATE, DATE_AND_DAYS.or(OperandTypes.family(SqlTypeFamily.INTEGER, SqlTypeFamily.DATE)));

    /** Two dates: the days between them. A date and a number of days: a date. */
    static final SqlBinaryOperator MINUS = operator(
            "-",
            binding -> (isDate(binding.getOperandType(1)) ? DAYS : DATE).inferReturnType(binding),
            DATE_AND_DAYS.or(OperandTypes.family(SqlTypeFamily.DATE, SqlTypeFamily.DATE)));

    private DayOperators() {}

    /** The operator that an addition or subtraction stands for with operands of these types; null for its own meaning. */
    public static @Nullable SqlOperator of(SqlKind kind, RelDataType left, RelDataType right) {
        if (kind == SqlKind.PLUS) {
            return isDate(left) && SqlTypeUtil.isIntType(right) || isDays(left) && isDate(right) ? PLUS : null;
        }
        boolean minus =
                isDate(left) && (isDate(right) || SqlTypeUtil.isIntType(right)) || isNull(left) && isDate(right);
        return kind == SqlKind.MINUS && minus ? MINUS : null;
    }

    /** Whether it is one of these. */
    static boolean contains(SqlOperator operator) {
        return List.of(PLUS, MINUS).contains(operator);
    }

    static Object plus(Object x, Object y) {
        return x instanceof LocalDate date
                ? DateTimeMath.plusDays(date, (Long) y)
                : DateTimeMath.plusDays((LocalDate) y, (Long) x);
    }

    static Object minus(LocalDate date, Object other) {
        return other instanceof LocalDate since
                ? (Object) (date.toEpochDay() - since.toEpochDay())
                : DateTimeMath.minusDays(date, (Long) other);
    }

    private static boolean isDays(RelDataType type) {
        return SqlTypeUtil.isIntType(type) || isNull(type);
    }

    private static boolean isNull(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.NULL;
    }

    private static boolean isDate(RelDataType type) {
        return type.getSqlTypeName() == SqlTypeName.DATE;
    }

    /** Of the kind of any function, because rules know what PLUS and MINUS may be turned into. */
    private static SqlBinaryOperator operator(
            String name, SqlReturnTypeInference result, SqlOperandTypeChecker operands) {
        int precedence = 40;
        return new SqlBinaryOperator(name, SqlKind.OTHER, precedence, true, result, null, operands);
    }
}
