package io.nonrel.exec.function;

import static io.nonrel.exec.function.FunctionDefinition.Topic.NUMBER;
import static io.nonrel.exec.function.FunctionDefinition.function;

import io.nonrel.exec.conversion.NumericRange;
import io.nonrel.spi.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;

/** Functions of numbers. */
final class NumberFunctions {

    private final List<FunctionDefinition> all = new ArrayList<>();

    private NumberFunctions() {}

    static List<FunctionDefinition> all() {
        NumberFunctions functions = new NumberFunctions();
        functions.rounding();
        functions.powers();
        functions.angles();
        functions.bits();
        functions.random();
        return functions.all;
    }

    private void add(SqlOperator operator, String signature, String description, CallCompiler compiler) {
        all.add(new FunctionDefinition(operator, NUMBER, signature, description, compiler));
    }

    private void rounding() {
        add(SqlStdOperatorTable.ABS, "ABS(x)", "without sign", Strict.number(Strict.unary(Rounding::abs)));
        add(
                function("SIGN", ReturnTypes.INTEGER_NULLABLE, OperandTypes.NUMERIC),
                "SIGN(x)",
                "-1, 0 or 1",
                Strict.number(Strict.unary(Rounding::sign)));
        add(
                function("ROUND", RoundedType.ROUNDED, OperandTypes.NUMERIC_OPTIONAL_INTEGER),
                "ROUND(x [, digits])",
                "rounded half up to digits after the point",
                rounding(Rounding::round));
        add(
                Remainder.MOD,
                "MOD(x, y)",
                "what remains of x when it is divided by y, with the sign of x; x % y too",
                (call, operands) -> {
                    throw new AssertionError("compiled as arithmetic");
                });
        for (String name : List.of("TRUNCATE", "TRUNC")) {
            add(
                    function(name, RoundedType.CUT, OperandTypes.NUMERIC_OPTIONAL_INTEGER),
                    name + "(x [, digits])",
                    "cut off after digits behind the point",
                    rounding(Rounding::truncate));
        }
    }

    private static CallCompiler rounding(BiFunction<Number, Integer, Number> rounding) {
        return Strict.number(Strict.byCount(
                1,
                Strict.unary((Number x) -> rounding.apply(x, 0)),
                Strict.binary((Number x, Number n) -> rounding.apply(x, Strict.clamp(n)))));
    }

    private void powers() {
        add(
                SqlStdOperatorTable.POWER,
                "POWER(x, y)",
                "x to the power of y",
                Strict.number(Strict.binary((Number x, Number y) -> Powers.power(x, y))));
        add(
                SqlLibraryOperators.POW,
                "POW(x, y)",
                "the same as POWER",
                Strict.number(Strict.binary((Number x, Number y) -> Powers.power(x, y))));
        add(
                function("SQRT", ReturnTypes.DOUBLE_NULLABLE, OperandTypes.NUMERIC),
                "SQRT(x)",
                "the square root",
                Strict.unary((Number x) -> Powers.squareRoot(x)));
        approximate(SqlStdOperatorTable.CBRT, "CBRT(x)", "the cube root", Math::cbrt);
        approximate(SqlStdOperatorTable.EXP, "EXP(x)", "e to the power of x", Math::exp);
        add(SqlStdOperatorTable.LN, "LN(x)", "the natural logarithm", Strict.unary((Number x) -> Powers.ln(x)));
        add(
                SqlStdOperatorTable.LOG10,
                "LOG10(x)",
                "the logarithm to base 10",
                Strict.unary((Number x) -> Powers.log(10, x)));
        add(
                SqlLibraryOperators.LOG2,
                "LOG2(x)",
                "the logarithm to base 2",
                Strict.unary((Number x) -> Powers.log(2, x)));
        add(
                function("LOG", ReturnTypes.DOUBLE_NULLABLE, OperandTypes.NUMERIC.or(OperandTypes.NUMERIC_NUMERIC)),
                "LOG([base,] x)",
                "the logarithm; without a base the natural one, as JDBC says",
                Strict.byCount(
                        1,
                        Strict.unary((Number x) -> Powers.ln(x)),
                        Strict.binary((Number base, Number x) -> Powers.log(NumericRange.toDouble(base), x))));
    }

    private void angles() {
        approximate(SqlStdOperatorTable.SIN, "SIN(x)", "sine of an angle in radians", Math::sin);
        approximate(SqlStdOperatorTable.COS, "COS(x)", "cosine", Math::cos);
        approximate(SqlStdOperatorTable.TAN, "TAN(x)", "tangent", Math::tan);
        approximate(SqlStdOperatorTable.COT, "COT(x)", "cotangent", x -> 1 / Math.tan(x));
        approximate(SqlStdOperatorTable.ASIN, "ASIN(x)", "the angle of a sine", Math::asin);
        approximate(SqlStdOperatorTable.ACOS, "ACOS(x)", "the angle of a cosine", Math::acos);
        approximate(SqlStdOperatorTable.ATAN, "ATAN(x)", "the angle of a tangent", Math::atan);
        add(
                SqlStdOperatorTable.ATAN2,
                "ATAN2(y, x)",
                "the angle of a point",
                Strict.binary((Number y, Number x) -> Math.atan2(NumericRange.toDouble(y), NumericRange.toDouble(x))));
        approximate(SqlLibraryOperators.SINH, "SINH(x)", "hyperbolic sine", Math::sinh);
        approximate(SqlLibraryOperators.COSH, "COSH(x)", "hyperbolic cosine", Math::cosh);
        approximate(SqlLibraryOperators.TANH, "TANH(x)", "hyperbolic tangent", Math::tanh);
        approximate(SqlStdOperatorTable.DEGREES, "DEGREES(x)", "radians as degrees", Math::toDegrees);
        approximate(SqlStdOperatorTable.RADIANS, "RADIANS(x)", "degrees as radians", Math::toRadians);
        add(
                SqlStdOperatorTable.PI,
                "PI()",
                "the ratio of a circle's circumference to its diameter",
                (call, operands) -> (row, execution) -> Math.PI);
    }

    private void bits() {
        add(
                function("BITAND", ReturnTypes.LEAST_RESTRICTIVE, OperandTypes.INTEGER_INTEGER),
                "BITAND(x, y)",
                "bits set in both",
                Strict.binary((Long x, Long y) -> x & y));
        add(
                function("BITOR", ReturnTypes.LEAST_RESTRICTIVE, OperandTypes.INTEGER_INTEGER),
                "BITOR(x, y)",
                "bits set in one or both",
                Strict.binary((Long x, Long y) -> x | y));
        add(
                function("BITXOR", ReturnTypes.LEAST_RESTRICTIVE, OperandTypes.INTEGER_INTEGER),
                "BITXOR(x, y)",
                "bits set in one only",
                Strict.binary((Long x, Long y) -> x ^ y));
        add(
                function("BITNOT", ReturnTypes.ARG0_NULLABLE, OperandTypes.INTEGER),
                "BITNOT(x)",
                "all bits reversed",
                Strict.unary((Long x) -> ~x));
    }

    private void random() {
        CallCompiler random = (call, operands) -> {
            if (operands.isEmpty()) {
                return (row, execution) -> ThreadLocalRandom.current().nextDouble();
            }
            return (row, execution) -> operands.get(0).evaluate(row, execution) instanceof Number seed
                    ? (Object) new SplittableRandom(seed.longValue()).nextDouble()
                    : null;
        };
        add(
                function("RAND", ReturnTypes.DOUBLE, OperandTypes.NILADIC.or(OperandTypes.INTEGER))
                        .withDeterministic(false),
                "RAND([seed])",
                "a number from 0 up to but not including 1, anew for each row; the same one for the same seed",
                random);
        add(
                function("RANDOM", ReturnTypes.DOUBLE, OperandTypes.NILADIC).withDeterministic(false),
                "RANDOM()",
                "the same as RAND",
                random);
        add(
                function("RAND_INTEGER", ReturnTypes.INTEGER, OperandTypes.INTEGER)
                        .withDeterministic(false),
                "RAND_INTEGER(bound)",
                "an integer from 0 up to but not including the bound, anew for each row",
                Strict.unary((Number bound) -> {
                    if (bound.longValue() <= 0) {
                        throw ErrorCode.INVALID_FUNCTION_ARGUMENT.error("The bound of RAND_INTEGER is above 0");
                    }
                    return ThreadLocalRandom.current().nextLong(bound.longValue());
                }));
    }

    private void approximate(SqlOperator operator, String signature, String description, DoubleUnaryOperator function) {
        add(operator, signature, description, Strict.unary((Number number) -> {
            double x = NumericRange.toDouble(number);
            double value = function.applyAsDouble(x);
            if (Double.isNaN(value) && !Double.isNaN(x)) {
                throw ErrorCode.INVALID_FUNCTION_ARGUMENT.error("%s is not defined for %s", operator.getName(), x);
            }
            return NumericRange.finite(value, Double.isFinite(x));
        }));
    }
}
