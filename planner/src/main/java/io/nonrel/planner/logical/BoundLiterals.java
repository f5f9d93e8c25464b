package io.nonrel.planner.logical;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/**
 * Copies a query and puts the bound values in the places of its parameters, as the literals that they could have been written
 * as. For what asks for a literal, such as NTILE, and for expressions that must be the same, such as those of SELECT and GROUP BY.
 */
final class BoundLiterals extends ParameterPlaces {

    private static final int NANO_DIGITS = 9;

    private final List<@Nullable Object> values;

    private BoundLiterals(List<@Nullable Object> values) {
        this.values = values;
    }

    /** A value that has no literal keeps its parameter. */
    static SqlNode in(SqlNode query, List<@Nullable Object> values) {
        return new BoundLiterals(values).copy(query);
    }

    @Override
    SqlNode replaced(SqlDynamicParam parameter, boolean item) {
        SqlNode literal = item ? null : literal(values.get(parameter.getIndex()), parameter.getParserPosition());
        return literal == null ? bare(parameter) : literal;
    }

    private static @Nullable SqlNode literal(@Nullable Object value, SqlParserPos position) {
        if (value == null) {
            return SqlLiteral.createNull(position);
        }
        if (value instanceof Boolean x) {
            return SqlLiteral.createBoolean(x, position);
        }
        if (value instanceof Long x) {
            return SqlLiteral.createExactNumeric(x.toString(), position);
        }
        if (value instanceof BigDecimal x) {
            return SqlLiteral.createExactNumeric(x.toPlainString(), position);
        }
        if (value instanceof Double x) {
            return Double.isFinite(x) ? SqlLiteral.createApproxNumeric(exponential(x), position) : null;
        }
        if (value instanceof String x) {
            return SqlLiteral.createCharString(x, position);
        }
        return time(value, position);
    }

    private static String exponential(double x) {
        return String.format(Locale.ROOT, "%sE0", new BigDecimal(Double.toString(x)).toPlainString());
    }

    private static @Nullable SqlNode time(Object value, SqlParserPos position) {
        if (value instanceof LocalDate x) {
            return isWritable(x) ? SqlLiteral.createDate(new DateString(x.toString()), position) : null;
        }
        if (value instanceof LocalTime x) {
            TimeString time = new TimeString(x.getHour(), x.getMinute(), x.getSecond()).withNanos(x.getNano());
            return SqlLiteral.createTime(time, NANO_DIGITS, position);
        }
        if (value instanceof LocalDateTime x && isWritable(x.toLocalDate())) {
            TimestampString timestamp = new TimestampString(
                            x.getYear(),
                            x.getMonthValue(),
                            x.getDayOfMonth(),
                            x.getHour(),
                            x.getMinute(),
                            x.getSecond())
                    .withNanos(x.getNano());
            return SqlLiteral.createTimestamp(SqlTypeName.TIMESTAMP, timestamp, NANO_DIGITS, position);
        }
        return null;
    }

    private static boolean isWritable(LocalDate date) {
        return date.getYear() >= 1 && date.getYear() <= 9999;
    }
}
