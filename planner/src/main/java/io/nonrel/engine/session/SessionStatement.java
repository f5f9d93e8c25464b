package io.nonrel.engine.session;

import io.nonrel.engine.BatchResult;
import io.nonrel.engine.ExecuteOptions;
import io.nonrel.engine.Prepared;
import io.nonrel.engine.Result;
import io.nonrel.engine.catalog.CatalogNames;
import io.nonrel.engine.statement.Compiled;
import io.nonrel.engine.statement.SourceTable;
import io.nonrel.exec.Environment;
import io.nonrel.planner.Bindings;
import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.ParameterDescriptor;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.parser.SqlParsing;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement. It holds what it was compiled to as long as the catalog and the session's schema stay as they are.
 */
final class SessionStatement implements Prepared {

    private final OpenSession session;
    private final StatementText text;
    private Compiled compiled;
    private @Nullable SharedPlan shared;
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
        SharedPlan found = SharedPlan.find(session, text.sql());
        shared = found;
        return found != null ? found.compiled() : session.compile(text.sql(), Bindings.NONE);
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
            return shared == null ? now.parameters() : List.of();
        });
    }

    @Override
    public Optional<Table> rowsOf() {
        return session.locked(() ->
                SourceTable.of(SqlParsing.parse(text.sql()), new CatalogNames(session.catalog(), session.schema())));
    }

    /**
     * A statement and the values that it is run with.
     *
     * @param values converted to what the statement expects
     * @param literals what the values are in the statement's own text, when it has its plan from another; else empty
     */
    record Bound(Compiled compiled, @Nullable Object[] values, List<@Nullable Object> literals) {
        Bound(Compiled compiled, @Nullable Object[] values) {
            this(compiled, values, List.of());
        }
    }

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
        SharedPlan known = shared;
        List<ParameterDescriptor> expected = known == null ? statement.parameters() : List.of();
        if (parameters.length == 0 && !needsValues(statement)) {
            return new Bound(statement, parameters);
        }
        if (expected.size() != parameters.length) {
            throw ErrorCode.WRONG_PARAMETER_COUNT.error(
                    "The statement has %d %s, and %d %s given",
                    expected.size(),
                    expected.size() == 1 ? "parameter" : "parameters",
                    parameters.length,
                    parameters.length == 1 ? "value was" : "values were");
        }
        if (parameters.length == 0) {
            return known == null
                    ? new Bound(statement, parameters)
                    : new Bound(statement, known.values(), known.written());
        }
        return new ParameterFit(expected, parameters, environment)
                .bound(statement, bindings -> session.compile(text.sql(), bindings));
    }

    @Override
    public boolean needsValues() {
        return session.locked(() -> needsValues(current()));
    }

    /** EXPLAIN shows the plan of a statement that has no values yet. */
    private static boolean needsValues(Compiled statement) {
        return !(statement instanceof Compiled.OfExplain explain) || explain.analyze();
    }
}
