package io.nonrel.exec.expression;

import io.nonrel.exec.AssignOperator;
import io.nonrel.exec.OnceOperator;
import io.nonrel.exec.Scalar;
import io.nonrel.exec.SingleValueOperator;
import io.nonrel.exec.conversion.RunTimeTypes;
import io.nonrel.exec.function.CallCompiler;
import io.nonrel.exec.function.Functions;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;

/** Compiles one call: the table of contents of the operators. */
final class CallCompilation {

    private final ExpressionCompiler compiler;
    private final RexBuilder builder;
    private final RexCall call;

    CallCompilation(ExpressionCompiler compiler, RexBuilder builder, RexCall call) {
        this.compiler = compiler;
        this.builder = builder;
        this.call = call;
    }

    Scalar compile() {
        if (call instanceof RexSubQuery || call instanceof RexOver) {
            throw new AssertionError("The planner left a sub-query or window in an expression: " + call);
        }
        return switch (call.getKind()) {
            case AND -> Logic.and(truths());
            case OR -> Disjunction.compile(compiler, call);
            case NOT -> Logic.not(truth(0));
            case IS_NULL, IS_NOT_NULL -> NullTest.compile(compiler, call);
            case IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE -> Logic.is(call.getKind(), truth(0));
            case EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL -> {
                yield new ComparisonCompilation(compiler, operand(0), operand(1))
                        .compare(Comparison.of(call.getKind()));
            }
            case IS_DISTINCT_FROM -> new ComparisonCompilation(compiler, operand(0), operand(1)).distinct(true);
            case IS_NOT_DISTINCT_FROM -> new ComparisonCompilation(compiler, operand(0), operand(1)).distinct(false);
            case SEARCH -> search();
            case CASE -> {
                Scalar once = OnceCompilation.choice(compiler, builder, call);
                yield once != null ? once : Choice.compile(compiler, call);
            }
            case COALESCE -> Choice.coalesce(compiler, call);
            case CAST, SAFE_CAST -> CastCompilation.compile(compiler, call);
            case REINTERPRET -> CastCompilation.reinterpret(compiler, call);
            case PLUS,
                    MINUS,
                    TIMES,
                    DIVIDE,
                    MOD,
                    MINUS_PREFIX,
                    CHECKED_PLUS,
                    CHECKED_MINUS,
                    CHECKED_TIMES,
                    CHECKED_DIVIDE,
                    CHECKED_MINUS_PREFIX -> arithmetic();
            case PLUS_PREFIX -> compiler.compile(operand(0));
            case ROW -> row();
            case ARRAY_VALUE_CONSTRUCTOR, MULTISET_VALUE_CONSTRUCTOR -> Lists.of(compiler, call);
            case ITEM -> Lists.item(compiler, call);
            default -> function();
        };
    }

    private Scalar search() {
        Truth lookup = Search.lookup(
                compiler.compile(operand(0)), RunTimeTypes.of(operand(0).getType()), (RexLiteral) operand(1), builder);
        return lookup != null ? lookup : compiler.compile(RexUtil.expandSearch(builder, null, call));
    }

    private Scalar arithmetic() {
        ColumnType type = RunTimeTypes.of(call.getType());
        List<ColumnType> operands = call.getOperands().stream()
                .map(o -> RunTimeTypes.of(o.getType()))
                .toList();
        if (operands.stream().anyMatch(o -> o.name() == TypeName.NULL)) {
            return (row, execution) -> null;
        }
        List<Scalar> scalars = compiler.compileAll(call.getOperands());
        return Arithmetic.isNumeric(type) && operands.stream().allMatch(Arithmetic::isNumeric)
                ? Arithmetic.compile(call.getOperator(), scalars, operands, type)
                : DateTimeArithmetic.compile(call.getOperator(), scalars, operands, type);
    }

    private Scalar row() {
        Scalar[] fields = compiler.compileAll(call.getOperands()).toArray(Scalar[]::new);
        return (row, execution) -> {
            Object[] values = new Object[fields.length];
            for (int i = 0; i < fields.length; i++) {
                values[i] = fields[i].evaluate(row, execution);
            }
            return values;
        };
    }

    private Scalar function() {
        if (call.getOperator() instanceof AssignOperator) {
            return compiler.compile(operand(0));
        }
        if (call.getOperator().equals(OnceOperator.INSTANCE)) {
            return OnceCompilation.value(compiler, call);
        }
        if (call.getOperator().equals(OnceOperator.SCOPE)) {
            return OnceCompilation.scope(compiler, builder, call);
        }
        if (call.getOperator().equals(SingleValueOperator.INSTANCE)) {
            return singleValue();
        }
        CallCompiler function = Functions.compiler(call.getOperator());
        if (function == null) {
            return GeneratedCall.compile(compiler, builder, call);
        }
        return function.compile(call, compiler.compileAll(call.getOperands()));
    }

    private List<Truth> truths() {
        List<Truth> truths = new ArrayList<>(call.getOperands().size());
        for (RexNode operand : call.getOperands()) {
            truths.add(compiler.truth(operand));
        }
        return truths;
    }

    private Truth truth(int index) {
        return compiler.truth(operand(index));
    }

    private RexNode operand(int index) {
        return call.getOperands().get(index);
    }

    private Scalar singleValue() {
        Scalar value = compiler.compile(operand(0));
        Scalar count = compiler.compile(operand(1));
        return (row, execution) -> {
            if (count.evaluate(row, execution) instanceof Long rows && rows > 1) {
                throw SingleValueOperator.severalRows();
            }
            return value.evaluate(row, execution);
        };
    }
}
