package io.nonrel.engine.session;

import io.nonrel.engine.BatchResult;
import io.nonrel.engine.ExecuteOptions;
import io.nonrel.engine.Prepared;
import io.nonrel.engine.Result;
import io.nonrel.engine.statement.Compiled;
import io.nonrel.exec.Environment;
import io.nonrel.exec.conversion.ParameterBinding;
import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.ParameterDescriptor;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement. It holds what it was compiled to as long as the catalog and the session's schema stay as they are.
 */
final class SessionStatement implements Prepared {

    private final OpenSession session;
    private final StatementText text;
    private Compiled compiled;
    private @Nullable Object @Nullable [] literals;
    private long version;
    private String schema;

    /** Called under the session's lock. */
    SessionStatement(OpenSession session, String sql) {
        this.session = session;
        this.text = new StatementText(sql);
        this.schema = session.schema();
        this.version = session.catalog().version();
        this.compiled = compile();
    }

    private Compiled current() {
        long now = session.catalog().version();
        String schemaNow = session.schema();
        if (now != version || !schemaNow.equals(schema)) {
            compiled = compile();
            version = now;
            schema = schemaNow;
        }
        return compiled;
    }

    /** With the plan of the statement's shape, if there is one and the literals fit it. */
    private Compiled compile() {
        literals = null;
        SharedPlan shared = SharedPlan.find(session, text.sql());
        if (shared != null) {
            literals = shared.values();
            return shared.compiled();
        }
        return session.compile(text.sql(), List.of());
    }

    @Override
    public Kind kind() {
        return session.locked(() -> compiled.kind());
    }

    @Override
    public List<ColumnDescriptor> columns() {
        return session.locked(() -> current().columns());
    }

    @Override
    public List<ParameterDescriptor> parameters() {
        return session.locked(() -> {
            Compiled now = current();
            return literals == null ? now.parameters() : List.of();
        });
    }

    /**
     * A statement and the values that it is run with.
     *
     * @param values converted to what the statement expects
     */
    record Bound(Compiled compiled, @Nullable Object[] values) {}

    @Override
    public Result execute(@Nullable Object[] parameters, ExecuteOptions options) {
        return session.running(options.cancellation(), () -> {
            Environment environment = session.environment();
            while (true) {
                try {
                    Bound bound = bind(parameters, environment);
                    return new StatementRun(session, text, options, environment, version).run(bound);
                } catch (PlanOutdatedException e) {
                    options.cancellation().check();
                }
            }
        });
    }

    @Override
    public BatchResult executeBatch(List<@Nullable Object[]> parameterSets, ExecuteOptions options) {
        return session.running(options.cancellation(), () -> {
            Environment environment = session.environment();
            while (true) {
                try {
                    List<Bound> bound = bindAll(parameterSets, environment);
                    return new BatchRun(session, text, options, environment, version).run(bound);
                } catch (PlanOutdatedException e) {
                    options.cancellation().check();
                }
            }
        });
    }

    private List<Bound> bindAll(List<@Nullable Object[]> parameterSets, Environment environment) {
        List<Bound> bound = new ArrayList<>(parameterSets.size());
        for (int i = 0; i < parameterSets.size(); i++) {
            try {
                bound.add(bind(parameterSets.get(i), environment));
            } catch (NonrelException e) {
                throw e.with("position", i);
            }
        }
        return bound;
    }

    private Bound bind(@Nullable Object[] parameters, Environment environment) {
        Compiled statement = current();
        @Nullable Object @Nullable [] known = literals;
        List<ParameterDescriptor> expected = known == null ? statement.parameters() : List.of();
        if (expected.size() != parameters.length) {
            throw ErrorCode.WRONG_PARAMETER_COUNT.error(
                    "The statement has %d %s, and %d %s given",
                    expected.size(),
                    expected.size() == 1 ? "parameter" : "parameters",
                    parameters.length,
                    parameters.length == 1 ? "value was" : "values were");
        }
        if (parameters.length == 0) {
            return new Bound(statement, known == null ? parameters : known);
        }
        @Nullable Object[] values = new @Nullable Object[parameters.length];
        @Nullable ColumnType[] types = null;
        for (int i = 0; i < values.length; i++) {
            ParameterDescriptor descriptor = expected.get(i);
            @Nullable Object value = parameters[i];
            if (value == null) {
                continue;
            }
            boolean fits = false;
            if (!descriptor.open() || value instanceof String && isText(descriptor)) {
                ParameterBinding.Bound bound = ParameterBinding.bind(value, descriptor.type(), environment);
                values[i] = bound.value();
                fits = bound.exact();
            }
            if (!fits) {
                types = types == null ? new @Nullable ColumnType[values.length] : types;
                types[i] = ParameterBinding.typeOf(value);
            }
        }
        return types == null ? new Bound(statement, values) : bindByType(parameters, types, environment);
    }

    private static boolean isText(ParameterDescriptor parameter) {
        return parameter.type().name().valueType() == ValueType.STRING;
    }

    /** The types of the values matter: the statement is compiled for them. */
    private Bound bindByType(@Nullable Object[] parameters, @Nullable ColumnType[] types, Environment environment) {
        Compiled statement = session.compile(text.sql(), java.util.Arrays.asList(types));
        @Nullable Object[] values = new @Nullable Object[parameters.length];
        for (int i = 0; i < values.length; i++) {
            ColumnType type = statement.parameters().get(i).type();
            ParameterBinding.Bound bound = ParameterBinding.bind(parameters[i], type, environment);
            if (!bound.exact()) {
                throw ErrorCode.NUMBER_OUT_OF_RANGE.error("The value of parameter %d does not fit %s", i + 1, type);
            }
            values[i] = bound.value();
        }
        return new Bound(statement, values);
    }
}
