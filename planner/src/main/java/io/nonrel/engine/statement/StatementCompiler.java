package io.nonrel.engine.statement;

import io.nonrel.engine.catalog.CatalogNames;
import io.nonrel.engine.write.RowExpressions;
import io.nonrel.engine.write.WritePlanner;
import io.nonrel.exec.Cancellation;
import io.nonrel.planner.Bindings;
import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.Plan;
import io.nonrel.planner.Planner;
import io.nonrel.planner.PlanningContext;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.planner.logical.LogicalContext;
import io.nonrel.planner.logical.LogicalPlanner;
import io.nonrel.planner.logical.Mistyping;
import io.nonrel.planner.parser.SqlParsing;
import io.nonrel.planner.parser.SqlShape;
import io.nonrel.planner.statement.AlterIndex;
import io.nonrel.planner.statement.Describe;
import io.nonrel.planner.statement.Dml;
import io.nonrel.planner.statement.Explain;
import io.nonrel.planner.statement.Query;
import io.nonrel.planner.statement.Show;
import io.nonrel.planner.statement.Statement;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Store;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** Compiles statements of one database, and remembers what it compiled. Thread-safe. */
public final class StatementCompiler {

    private final Store store;
    private final LogicalPlanner logical;
    private final Planner planner;
    private final PlanCache cache;

    public StatementCompiler(Store store, LogicalPlanner logical, PlanCache cache) {
        this.store = store;
        this.logical = logical;
        this.planner = new Planner(logical);
        this.cache = cache;
    }

    /**
     * A compiled statement. With nothing bound it is deferred when it can't be planned so; with literals it is planned with
     * their types alone, if it can.
     */
    public Compiled compile(
            String sql,
            Catalog catalog,
            String schema,
            Bindings bindings,
            boolean pushDown,
            Cancellation cancellation) {
        PlanCache.Key key = new PlanCache.Key(sql, schema, pushDown, Bindings.of(bindings.types()));
        PlanCache.Entry known = cache.find(key, catalog.version());
        if (known != null && known.compiled() != null) {
            return known.compiled();
        }
        if (known != null) {
            return compileWithLiterals(sql, catalog, schema, bindings, pushDown, cancellation);
        }
        Compiled compiled;
        try {
            PlanningContext context =
                    new PlanningContext(store, catalog, schema, key.bindings(), pushDown, cancellation);
            compiled = parsed(sql, context);
        } catch (NonrelException e) {
            if (!Mistyping.isPossible(e)) {
                throw e;
            }
            if (!bindings.literals().isEmpty()) {
                compiled = compileWithLiterals(sql, catalog, schema, bindings, pushDown, cancellation);
                cache.put(key, catalog.version(), null);
                return compiled;
            }
            compiled = Deferral.of(sql, e);
        }
        if (!(compiled instanceof Compiled.OfCommand) && !isNative(compiled)) {
            cache.put(key, catalog.version(), compiled);
        }
        return compiled;
    }

    /** The store tells the columns anew each time. */
    private static boolean isNative(Compiled compiled) {
        return compiled instanceof Compiled.OfQuery query && query.plan().isNative();
    }

    /** A plan for these values only. */
    private Compiled compileWithLiterals(
            String sql,
            Catalog catalog,
            String schema,
            Bindings bindings,
            boolean pushDown,
            Cancellation cancellation) {
        PlanCache.Key key = new PlanCache.Key(sql, schema, pushDown, bindings);
        PlanCache.Entry known = cache.find(key, catalog.version());
        if (known != null && known.compiled() != null) {
            return known.compiled();
        }
        PlanningContext context = new PlanningContext(store, catalog, schema, bindings, pushDown, cancellation);
        Compiled compiled = parsed(sql, context);
        if (Deferral.isWorthKeeping(bindings.literals()) && !isNative(compiled)) {
            cache.put(key, catalog.version(), compiled);
        }
        return compiled;
    }

    /**
     * The plan that statements of one shape share, null when they can't share one: the first of them is compiled both ways,
     * and the two must agree in what kind of statement it is and in the columns of its result.
     *
     * @param sql the statement as it is
     */
    public @Nullable Compiled compileShape(
            SqlShape shape, String sql, Catalog catalog, String schema, boolean pushDown, Cancellation cancellation) {
        // No statement begins with a NUL: keys of shapes and of texts never meet.
        PlanCache.Key key = new PlanCache.Key('\0' + shape.key(), schema, pushDown, Bindings.NONE);
        PlanCache.Entry known = cache.find(key, catalog.version());
        if (known != null) {
            return known.compiled();
        }
        PlanningContext context = new PlanningContext(store, catalog, schema, Bindings.NONE, pushDown, cancellation);
        Compiled exact = parsed(sql, context);
        Compiled shared = shared(shape, exact, context);
        cache.put(key, catalog.version(), shared);
        return shared;
    }

    private @Nullable Compiled shared(SqlShape shape, Compiled exact, PlanningContext context) {
        boolean sharable = exact instanceof Compiled.OfQuery || exact instanceof Compiled.OfWrite;
        if (!sharable) {
            return null;
        }
        try {
            Compiled compiled = parsed(shape.sql(), context);
            boolean same = compiled.kind() == exact.kind()
                    && compiled.columns().equals(exact.columns())
                    && compiled.parameters().size() == shape.slots().size();
            return same ? compiled : null;
        } catch (NonrelException e) {
            context.cancellation().checkNow();
            // The literals are needed to understand the statement.
            return null;
        }
    }

    private Compiled parsed(String sql, PlanningContext context) {
        return DeepStack.call(context.cancellation(), () -> compile(SqlParsing.parse(sql), context));
    }

    /** A statement that was parsed, compiled. */
    public Compiled compile(Statement statement, PlanningContext context) {
        context.cancellation().checkNow();
        if (statement instanceof Query query) {
            return query(query, context);
        }
        if (statement instanceof Dml dml) {
            return new Compiled.OfWrite(writePlanner(context).plan(dml));
        }
        if (statement instanceof Explain explain) {
            if (explain.format() != Explain.Format.TEXT) {
                throw ErrorCode.UNSUPPORTED.error("EXPLAIN AS %s: plans are shown as text only", explain.format());
            }
            return new Compiled.OfExplain(compile(explain.target(), context), explain.analyze());
        }
        if (statement instanceof Show) {
            return new Compiled.OfCommand(statement, texts("NAME", "VALUE", "DESCRIPTION"));
        }
        if (statement instanceof Describe) {
            return new Compiled.OfCommand(
                    statement, texts("COLUMN_NAME", "DATA_TYPE", "IS_NULLABLE", "COLUMN_DEFAULT", "KEY", "REMARKS"));
        }
        if (statement instanceof AlterIndex alter && alter.action() == AlterIndex.Action.VERIFY) {
            return new Compiled.OfCommand(statement, texts("KEY", "FIELD", "KIND"));
        }
        return new Compiled.OfCommand(statement, List.of());
    }

    private Compiled query(Query query, PlanningContext context) {
        Plan plan = planner.plan(query.query(), context);
        Optional<LockedRows.WithKeys> locked =
                LockedRows.of(query, new CatalogNames(context.catalog(), context.schema()));
        if (locked.isPresent()) {
            try {
                Plan withKeys = planner.plan(locked.get().query(), context);
                return new Compiled.OfQuery(withKeys, query.lock(), locked.get().tables());
            } catch (NonrelException e) {
                // Rows that are aggregated, for example, have no key; the query is right without.
                context.cancellation().checkNow();
            }
        }
        return new Compiled.OfQuery(plan, query.lock(), List.of());
    }

    private static List<ColumnDescriptor> texts(String... names) {
        return Arrays.stream(names)
                .map(n -> ColumnDescriptor.computed(n, ColumnType.of(TypeName.VARCHAR), true))
                .toList();
    }

    /** The plan of a query. */
    public Plan plan(SqlNode query, PlanningContext context) {
        return planner.plan(query, context);
    }

    /** Plans statements that change rows. */
    public WritePlanner writePlanner(PlanningContext context) {
        return new WritePlanner(
                store,
                new CatalogNames(context.catalog(), context.schema()),
                query -> planner.plan(query, context),
                expressions(context));
    }

    /** Compiles expressions over rows. */
    public RowExpressions expressions(PlanningContext context) {
        return new RowExpressions(logical, new LogicalContext(context.catalog(), context.schema(), context.bindings()));
    }

    /** What statements are planned with that the driver makes for itself. */
    public PlanningContext context(Catalog catalog, String schema) {
        return new PlanningContext(store, catalog, schema, Bindings.NONE, true, new Cancellation(0));
    }
}
