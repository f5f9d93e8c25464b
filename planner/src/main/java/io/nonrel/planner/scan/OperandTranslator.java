package io.nonrel.planner.scan;

import io.nonrel.exec.expression.Literals;
import io.nonrel.planner.logical.type.TypeMapping;
import io.nonrel.spi.Operand;
import io.nonrel.spi.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.jspecify.annotations.Nullable;

/** Turns the value side of a comparison into an operand; what must be computed first becomes a {@link LateOperand}. */
final class OperandTranslator {

    private final int parameters;
    private final List<LateOperand> late;

    OperandTranslator(int parameters, List<LateOperand> late) {
        this.parameters = parameters;
        this.late = new ArrayList<>(late);
    }

    /** The late operands of the scan so far, with those this translation added. */
    List<LateOperand> lateOperands() {
        return late;
    }

    /**
     * The operand to compare a field with.
     *
     * @param field type of the field
     * @return null when the values don't compare as the store compares them
     */
    @Nullable
    Operand operand(RexNode value, ValueType field) {
        ValueType type = TypeMapping.toValue(value.getType());
        if (type == null || !isIndependent(value)) {
            return null;
        }
        if (value instanceof RexLiteral literal) {
            Object constant = Literals.value(literal);
            return constant == null ? Operand.of(null) : literal(constant, field);
        }
        if (type != field && !(isExactNumber(type) && isExactNumber(field))) {
            // SQL compares an exact with an approximate number as approximate ones; a store would compare them exactly.
            return null;
        }
        if (value instanceof RexDynamicParam parameter) {
            return new Operand.Parameter(parameter.getIndex(), type);
        }
        return late(LateOperand.value(value), type);
    }

    /**
     * The operand to compare an expression with that a field holds.
     *
     * @return null when the values don't compare as the store compares them
     */
    @Nullable
    Operand operand(RexNode value, Term term) {
        if (term.form().equals(LookUpForm.VALUE)) {
            return operand(value, term.type());
        }
        ValueType type = TypeMapping.toValue(value.getType());
        boolean comparable = type == term.type() || type != null && isExactNumber(type) && isExactNumber(term.type());
        return comparable ? formed(value, term.form(), term.type()) : null;
    }

    /** The operand with a form of a text; null when it differs from row to row or is no text. */
    @Nullable
    Operand text(RexNode value, LookUpForm form) {
        return TypeMapping.toValue(value.getType()) == ValueType.STRING ? formed(value, form, ValueType.STRING) : null;
    }

    /**
     * The operand with a border of a range; null when it differs from row to row or has another type.
     *
     * @param given type that the value has to have
     * @param type of the field
     */
    @Nullable
    Operand date(RexNode value, ValueType given, DateForm form, ValueType type) {
        return TypeMapping.toValue(value.getType()) == given ? formed(value, form, type) : null;
    }

    private @Nullable Operand formed(RexNode value, OperandForm form, ValueType type) {
        if (!isIndependent(value)) {
            return null;
        }
        return value instanceof RexLiteral literal
                ? Operand.of(form.of(Literals.value(literal)))
                : late(new LateOperand(value, form), type);
    }

    /** Whether an expression has one value for the whole scan. */
    static boolean isIndependent(RexNode expression) {
        if (!RexUtil.isDeterministic(expression)) {
            return false;
        }
        boolean[] independent = {true};
        expression.accept(new RexVisitorImpl<Void>(true) {
            @Override
            public Void visitInputRef(RexInputRef ref) {
                independent[0] = false;
                return super.visitInputRef(ref);
            }

            @Override
            public Void visitOver(RexOver over) {
                independent[0] = false;
                return super.visitOver(over);
            }

            @Override
            public Void visitSubQuery(RexSubQuery subQuery) {
                independent[0] = false;
                return super.visitSubQuery(subQuery);
            }

            @Override
            public Void visitCall(RexCall call) {
                return super.visitCall(call);
            }
        });
        return independent[0];
    }

    private Operand late(LateOperand operand, ValueType type) {
        int position = late.indexOf(operand);
        if (position < 0) {
            position = late.size();
            late.add(operand);
        }
        return new Operand.Parameter(parameters + position, type, operand.text());
    }

    private static @Nullable Operand literal(Object constant, ValueType field) {
        if (field.javaClass().isInstance(constant)) {
            return Operand.of(constant);
        }
        if (!(constant instanceof Number number)) {
            return null;
        }
        return switch (field) {
            case DOUBLE -> Operand.of(number.doubleValue());
            case INTEGER, DECIMAL -> constant instanceof Double ? null : Operand.of(exact(number, field));
            default -> null;
        };
    }

    private static Object exact(Number number, ValueType field) {
        BigDecimal decimal = number instanceof BigDecimal d ? d : BigDecimal.valueOf(number.longValue());
        if (field == ValueType.INTEGER
                && decimal.stripTrailingZeros().scale() <= 0
                && decimal.precision() - decimal.scale() < 19) {
            return decimal.longValue();
        }
        return decimal;
    }

    private static boolean isExactNumber(ValueType type) {
        return type == ValueType.INTEGER || type == ValueType.DECIMAL;
    }
}
