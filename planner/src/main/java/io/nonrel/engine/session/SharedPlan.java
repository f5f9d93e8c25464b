package io.nonrel.engine.session;

import io.nonrel.engine.statement.Compiled;
import io.nonrel.exec.Environment;
import io.nonrel.exec.conversion.ParameterBinding;
import io.nonrel.planner.ParameterDescriptor;
import io.nonrel.planner.parser.SqlShape;
import io.nonrel.spi.NonrelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The plan that a statement shares with all that differ from it in literals only.
 *
 * @param values of the literals, in place of parameters
 * @param written the literals as they are written, for notices
 */
record SharedPlan(Compiled compiled, @Nullable Object[] values, List<@Nullable Object> written) {

    /** A text this long is hardly sent twice, and its shape would take the place of many others. */
    private static final int LONGEST = 4_000;

    /** The plan, null when the statement has to be planned for itself. */
    static @Nullable SharedPlan find(OpenSession session, String sql) {
        if (sql.length() > LONGEST) {
            return null;
        }
        Optional<SqlShape> shape =
                SqlShape.of(sql).filter(s -> s.slots().stream().allMatch(SqlShape.Literal.class::isInstance));
        if (shape.isEmpty()) {
            return null;
        }
        Compiled compiled = session.compileShape(shape.get(), sql);
        @Nullable Object[] values = compiled == null ? null : bind(compiled, shape.get(), session.environment());
        return compiled == null || values == null ? null : new SharedPlan(compiled, values, written(shape.get()));
    }

    private static List<@Nullable Object> written(SqlShape shape) {
        List<@Nullable Object> values = new ArrayList<>();
        for (SqlShape.Slot slot : shape.slots()) {
            values.add(slot instanceof SqlShape.Literal literal ? literal.value() : null);
        }
        return values;
    }

    /** The literals as the plan expects its parameters; null when one of them does not fit exactly. */
    private static @Nullable Object @Nullable [] bind(Compiled compiled, SqlShape shape, Environment environment) {
        List<ParameterDescriptor> parameters = compiled.parameters();
        @Nullable Object[] values = new @Nullable Object[parameters.size()];
        for (int i = 0; i < values.length; i++) {
            ParameterDescriptor parameter = parameters.get(i);
            if (parameter.open() || !(shape.slots().get(i) instanceof SqlShape.Literal literal)) {
                return null;
            }
            try {
                ParameterBinding.Bound bound = ParameterBinding.bind(literal.value(), parameter.type(), environment);
                if (!bound.exact()) {
                    return null;
                }
                values[i] = bound.value();
            } catch (NonrelException e) {
                // Planned for itself, the statement fails with the right words.
                return null;
            }
        }
        return values;
    }
}
