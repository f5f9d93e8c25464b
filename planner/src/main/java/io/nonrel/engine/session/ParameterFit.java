package io.nonrel.engine.session;

import io.nonrel.engine.statement.Compiled;
import io.nonrel.exec.Environment;
import io.nonrel.exec.conversion.ParameterBinding;
import io.nonrel.planner.Bindings;
import io.nonrel.planner.ParameterDescriptor;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.planner.logical.Mistyping;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Converts the values bound to a statement into what its plan expects. Where a plan without them took a parameter for something
 * that the value is not, or took it for nothing, the statement is compiled for the types of the values. Used once.
 */
final class ParameterFit {

    private static final ColumnType NULL = ColumnType.of(TypeName.NULL);

    private final List<ParameterDescriptor> expected;
    private final @Nullable Object[] parameters;
    private final Environment environment;
    private final @Nullable Object[] values;

    /** Types of the values that don't fit, and of those that may be anything. */
    private final @Nullable ColumnType[] types;

    private boolean fits = true;
    private @Nullable NonrelException misfit;

    /** @param expected the parameters of a plan for no values in particular */
    ParameterFit(List<ParameterDescriptor> expected, @Nullable Object[] parameters, Environment environment) {
        this.expected = expected;
        this.parameters = parameters;
        this.environment = environment;
        this.values = new @Nullable Object[parameters.length];
        this.types = new @Nullable ColumnType[parameters.length];
    }

    /**
     * The values and the plan for them.
     *
     * @param compiled the plan for no values in particular
     * @param compiler compiles for types and values
     */
    SessionStatement.Bound bound(Compiled compiled, Function<Bindings, Compiled> compiler) {
        boolean deferred = compiled instanceof Compiled.OfDeferred
                || compiled instanceof Compiled.OfExplain explain && explain.target() instanceof Compiled.OfDeferred;
        for (int i = 0; i < parameters.length; i++) {
            boolean free = deferred || expected.get(i).open();
            boolean fit = !deferred && convert(i);
            fits &= fit;
            if (free || !fit) {
                @Nullable Object value = parameters[i];
                types[i] = value == null ? NULL : ParameterBinding.typeOf(value);
            }
        }
        return fits ? new SessionStatement.Bound(compiled, values) : byType(compiler);
    }

    private boolean convert(int index) {
        ParameterDescriptor parameter = expected.get(index);
        @Nullable Object value = parameters[index];
        boolean text = value instanceof String && parameter.type().name().valueType() == ValueType.STRING;
        if (parameter.open() && !text) {
            return false;
        }
        try {
            ParameterBinding.Bound bound = ParameterBinding.bind(value, parameter.type(), environment);
            values[index] = bound.value();
            return bound.exact() && !(isWhole(parameter.type()) && hasFraction(value));
        } catch (NonrelException e) {
            if (e.code() != ErrorCode.INVALID_PARAMETER || value == null) {
                throw e;
            }
            misfit = misfit == null ? e : misfit;
            return false;
        }
    }

    private static boolean isWhole(ColumnType type) {
        return type.name().valueType() == ValueType.INTEGER;
    }

    /** Whether a value is of a type with digits after the point, so that dividing it by an integer gives another result. */
    private static boolean hasFraction(@Nullable Object value) {
        return value instanceof Double || value instanceof Float || value instanceof BigDecimal x && x.scale() > 0;
    }

    private SessionStatement.Bound byType(Function<Bindings, Compiled> compiler) {
        List<@Nullable Object> literals = new ArrayList<>(parameters.length);
        for (@Nullable Object value : parameters) {
            literals.add(value == null ? null : ParameterBinding.runTime(value, environment));
        }
        Compiled compiled;
        try {
            compiled = compiler.apply(new Bindings(Arrays.asList(types), literals));
        } catch (NonrelException e) {
            throw misfit != null && Mistyping.isPossible(e) ? misfit : e;
        }
        for (int i = 0; i < values.length; i++) {
            ColumnType type = compiled.parameters().get(i).type();
            ParameterBinding.Bound bound = ParameterBinding.bind(parameters[i], type, environment);
            if (!bound.exact()) {
                throw ErrorCode.NUMBER_OUT_OF_RANGE.error("The value of parameter %d does not fit %s", i + 1, type);
            }
            values[i] = bound.value();
        }
        return new SessionStatement.Bound(compiled, values);
    }
}
