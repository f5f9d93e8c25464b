package io.nonrel.planner.scan;

import io.nonrel.planner.catalog.Column;
import io.nonrel.spi.Operand;
import io.nonrel.spi.Predicate;
import io.nonrel.spi.Predicate.Comparison;
import io.nonrel.spi.Predicate.Operator;
import io.nonrel.spi.ValueType;
import java.time.temporal.ChronoUnit;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/** Says a comparison of the year of a date, or of a date cut to a unit, as a range of dates: no index of its own is needed. */
final class DateRanges {

    private final Terms terms;
    private final OperandTranslator operands;

    DateRanges(Terms terms, OperandTranslator operands) {
        this.terms = terms;
        this.operands = operands;
    }

    /** {@code EXTRACT(YEAR FROM c) operator value} or {@code FLOOR(c TO unit) operator value}; null when it is neither. */
    @Nullable
    Translation translate(RexNode expression, Operator operator, RexNode value) {
        if (!(expression instanceof RexCall call) || call.getOperands().size() != 2) {
            return null;
        }
        boolean year =
                call.getKind() == SqlKind.EXTRACT && unit(call.getOperands().get(0)) == TimeUnitRange.YEAR;
        boolean floor = call.getKind() == SqlKind.FLOOR;
        Column column = year || floor ? terms.columnOf(call.getOperands().get(floor ? 0 : 1)) : null;
        if (column == null || column.valueType() != ValueType.DATE && column.valueType() != ValueType.TIMESTAMP) {
            return null;
        }
        boolean withTime = column.valueType() == ValueType.TIMESTAMP;
        if (year) {
            return range(
                    column,
                    operator,
                    operands.date(value, ValueType.INTEGER, DateForm.startOfYear(0, withTime), column.valueType()),
                    operands.date(value, ValueType.INTEGER, DateForm.startOfYear(1, withTime), column.valueType()),
                    "");
        }
        ChronoUnit unit = length(unit(call.getOperands().get(1)));
        if (unit == null || !withTime && unit.isTimeBased()) {
            return null;
        }
        long units = unit == ChronoUnit.MONTHS && unit(call.getOperands().get(1)) == TimeUnitRange.QUARTER ? 3 : 1;
        return range(
                column,
                operator,
                operands.date(value, column.valueType(), DateForm.after(unit, 0, withTime), column.valueType()),
                operands.date(value, column.valueType(), DateForm.after(unit, units, withTime), column.valueType()),
                "the value may not be the start of a unit");
    }

    /** @param doubt why the range is not exact, empty when it is */
    private static @Nullable Translation range(
            Column column, Operator operator, @Nullable Operand start, @Nullable Operand next, String doubt) {
        if (start == null || next == null) {
            return null;
        }
        String field = column.field();
        Predicate within = new Predicate.Range(field, start, true, next, false);
        Predicate said =
                switch (operator) {
                    case EQUAL -> within;
                    case NOT_EQUAL -> doubt.isEmpty() ? new Predicate.Not(within) : null;
                    case LESS -> new Comparison(field, Operator.LESS, doubt.isEmpty() ? start : next);
                    case LESS_OR_EQUAL -> new Comparison(field, Operator.LESS, next);
                    case GREATER -> new Comparison(field, Operator.GREATER_OR_EQUAL, doubt.isEmpty() ? next : start);
                    case GREATER_OR_EQUAL -> new Comparison(field, Operator.GREATER_OR_EQUAL, start);
                };
        if (said == null) {
            return null;
        }
        return doubt.isEmpty() ? new Translation.Exact(said) : new Translation.Superset(said, doubt);
    }

    private static TimeUnitRange unit(RexNode node) {
        TimeUnitRange unit =
                node instanceof RexLiteral literal && literal.getValue() instanceof TimeUnitRange range ? range : null;
        return unit == null ? TimeUnitRange.EPOCH : unit;
    }

    private static @Nullable ChronoUnit length(TimeUnitRange unit) {
        return switch (unit) {
            case YEAR -> ChronoUnit.YEARS;
            case QUARTER, MONTH -> ChronoUnit.MONTHS;
            case WEEK -> ChronoUnit.WEEKS;
            case DAY -> ChronoUnit.DAYS;
            case HOUR -> ChronoUnit.HOURS;
            case MINUTE -> ChronoUnit.MINUTES;
            case SECOND -> ChronoUnit.SECONDS;
            default -> null;
        };
    }
}
