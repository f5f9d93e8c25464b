package io.nonrel.exec.expression;

import io.nonrel.exec.Scalar;
import io.nonrel.exec.conversion.Casts;
import io.nonrel.exec.conversion.Conversion;
import io.nonrel.exec.conversion.IntervalText;
import io.nonrel.exec.conversion.RunTimeTypes;
import io.nonrel.exec.function.Coercion;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;

/** CAST, TRY_CAST (NULL instead of an error of the value), and REINTERPRET, which shows an interval as its number. */
final class CastCompilation {

    private static final BigDecimal NANOS_OF_MILLI = BigDecimal.valueOf(1_000_000);

    private CastCompilation() {}

    static Scalar compile(ExpressionCompiler compiler, RexCall call) {
        RexNode operand = call.getOperands().get(0);
        ColumnType from = RunTimeTypes.of(operand.getType());
        ColumnType to = RunTimeTypes.of(call.getType());
        Conversion conversion = conversion(operand.getType(), call.getType(), from, to);
        Scalar scalar = compiler.compile(operand);
        if (call.getKind() == SqlKind.SAFE_CAST) {
            return (row, execution) -> {
                Object value = scalar.evaluate(row, execution);
                try {
                    return value == null ? null : conversion.convert(value, execution.environment());
                } catch (NonrelException e) {
                    if (e.code().sqlState().startsWith("22")) {
                        return null;
                    }
                    throw e;
                }
            };
        }
        return Coercion.convert(scalar, conversion, from, to);
    }

    /** Calcite counts a day-time interval in milliseconds where we count nanoseconds. */
    static Scalar reinterpret(ExpressionCompiler compiler, RexCall call) {
        RexNode operand = call.getOperands().get(0);
        ColumnType from = RunTimeTypes.of(operand.getType());
        ColumnType to = RunTimeTypes.of(call.getType());
        Conversion conversion;
        if (from.name() == TypeName.INTERVAL_DAY_TIME && to.name().valueType() != null) {
            Conversion fit = Casts.of(new ColumnType(TypeName.DECIMAL, 38, 6), to);
            conversion = (value, environment) -> {
                BigDecimal millis = BigDecimal.valueOf((Long) value).divide(NANOS_OF_MILLI, 6, RoundingMode.DOWN);
                boolean whole = to.name().valueType() == ValueType.INTEGER;
                return fit.convert(whole ? millis.setScale(0, RoundingMode.DOWN) : millis, environment);
            };
        } else if (to.name() == TypeName.INTERVAL_DAY_TIME && from.name() != TypeName.INTERVAL_DAY_TIME) {
            Conversion exact = Casts.of(from, new ColumnType(TypeName.DECIMAL, 38, 6));
            conversion = (value, environment) -> Literals.nanos((BigDecimal) exact.convert(value, environment));
        } else if (to.name() == TypeName.INTERVAL_YEAR_MONTH || from.name() == TypeName.INTERVAL_YEAR_MONTH) {
            ColumnType months = ColumnType.of(TypeName.BIGINT);
            conversion = Casts.of(
                    from.name().valueType() == null ? months : from, to.name().valueType() == null ? months : to);
        } else {
            conversion = Casts.of(from, to);
        }
        return Coercion.convert(compiler.compile(operand), conversion, from, to);
    }

    private static Conversion conversion(RelDataType source, RelDataType target, ColumnType from, ColumnType to) {
        SqlIntervalQualifier fromUnit = source.getIntervalQualifier();
        SqlIntervalQualifier toUnit = target.getIntervalQualifier();
        if (fromUnit != null && to.name().valueType() == ValueType.STRING) {
            return (value, environment) -> Casts.whole(IntervalText.format((Long) value, fromUnit), to.precision());
        }
        if (toUnit != null && from.name().valueType() == ValueType.STRING) {
            return (value, environment) -> IntervalText.parse((String) value, toUnit);
        }
        return Casts.of(from, to);
    }
}
