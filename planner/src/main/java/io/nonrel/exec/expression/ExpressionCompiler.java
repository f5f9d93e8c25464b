package io.nonrel.exec.expression;

import io.nonrel.exec.Condition;
import io.nonrel.exec.InputColumn;
import io.nonrel.exec.Scalar;
import io.nonrel.exec.conversion.RunTimeTypes;
import io.nonrel.exec.function.Coercion;
import io.nonrel.exec.function.Constant;
import io.nonrel.planner.catalog.ColumnType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Compiles row expressions to closures, in a few microseconds each. Immutable and thread-safe; so are the closures.
 *
 * <p>A reference to input {@code i} reads {@code row[i]}; parameter {@code i} reads {@link
 * io.nonrel.exec.Execution#parameters()}, bound in the parameter's type; a correlation variable reads {@link
 * io.nonrel.exec.Execution#correlation}. Sub-queries and windows must be gone. Nothing is computed at compile time that could
 * fail: {@code 1/0} in a branch that no row takes is no error.
 */
public final class ExpressionCompiler {

    private final RexBuilder builder;

    /** @param builder makes the types and nodes that compiling needs in between */
    public ExpressionCompiler(RexBuilder builder) {
        this.builder = builder;
    }

    /**
     * An expression's value.
     *
     * @throws io.nonrel.spi.NonrelException {@link io.nonrel.spi.ErrorCode#UNSUPPORTED} for a function that can't be evaluated
     */
    public Scalar compile(RexNode node) {
        if (node instanceof RexInputRef ref) {
            return new InputColumn(ref.getIndex());
        }
        if (node instanceof RexLiteral literal) {
            return Literals.isInSessionZone(literal)
                    ? Literals.instant(literal)
                    : new Constant(Literals.value(literal));
        }
        if (node instanceof RexCall call) {
            return new CallCompilation(this, builder, call).compile();
        }
        if (node instanceof RexDynamicParam parameter) {
            int index = parameter.getIndex();
            return (row, execution) -> execution.parameters()[index];
        }
        if (node instanceof RexFieldAccess access) {
            return field(access);
        }
        throw new AssertionError("The planner left " + node.getClass().getSimpleName() + " in an expression: " + node);
    }

    /** A predicate: true for rows for which it is TRUE. */
    public Condition condition(RexNode node) {
        return truth(node);
    }

    /** The expressions' values, in order. */
    public List<Scalar> compileAll(List<? extends RexNode> nodes) {
        List<Scalar> scalars = new ArrayList<>(nodes.size());
        for (RexNode node : nodes) {
            scalars.add(compile(node));
        }
        return scalars;
    }

    Truth truth(RexNode node) {
        return Truth.of(compile(node));
    }

    /** An expression's value in the run-time class of another type. */
    Scalar compile(RexNode node, ColumnType type) {
        return Coercion.coerce(compile(node), RunTimeTypes.of(node.getType()), type);
    }

    private Scalar field(RexFieldAccess access) {
        int index = access.getField().getIndex();
        if (access.getReferenceExpr() instanceof RexCorrelVariable variable) {
            int id = variable.id.getId();
            return (row, execution) -> execution.correlation(id)[index];
        }
        Scalar struct = compile(access.getReferenceExpr());
        return (row, execution) -> {
            @Nullable Object @Nullable [] fields = (@Nullable Object[]) struct.evaluate(row, execution);
            return fields == null ? null : fields[index];
        };
    }
}
