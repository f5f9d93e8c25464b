package io.nonrel.exec.expression;

import io.nonrel.exec.Budget;
import io.nonrel.exec.Cancellation;
import io.nonrel.exec.Environment;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Limits;
import io.nonrel.exec.Sequences;
import io.nonrel.exec.function.FunctionTable;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.logical.LogicalContext;
import io.nonrel.planner.logical.LogicalPlanner;
import io.nonrel.planner.parser.SqlParsing;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.StoreAccess;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Sarg;
import org.jspecify.annotations.Nullable;

/** Expressions from their SQL text, for tests. */
final class SqlExpressions {

    static final Environment ENVIRONMENT = new Environment(
            Instant.parse("2024-03-15T12:34:56.123456789Z"),
            ZoneId.of("Europe/Berlin"),
            "ada",
            "PUBLIC",
            "db",
            new Sequences() {
                @Override
                public long next(String schema, String sequence) {
                    return 42;
                }

                @Override
                public long current(String schema, String sequence) {
                    return 41;
                }
            });

    private static final LogicalPlanner PLANNER = new LogicalPlanner(FunctionTable.INSTANCE);

    private SqlExpressions() {}

    /** A compiled expression's parts. */
    record Expression(
            RexNode node, RexBuilder builder, @Nullable Object[] row) {

        @Nullable
        Object value() {
            return new ExpressionCompiler(builder).compile(node).evaluate(row, execution());
        }

        boolean holds() {
            return new ExpressionCompiler(builder).condition(node).test(row, execution());
        }

        /** The same with the values of literals in the row, so that nothing is known before it is run. */
        Expression withoutConstants() {
            List<@Nullable Object> values = new ArrayList<>();
            RexNode moved = node.accept(new RexShuttle() {
                @Override
                public RexNode visitLiteral(RexLiteral literal) {
                    SqlTypeName type = literal.getType().getSqlTypeName();
                    if (type == SqlTypeName.SYMBOL
                            || type == SqlTypeName.NULL
                            || literal.getValue() instanceof Sarg
                            || Literals.isInSessionZone(literal)) {
                        return literal;
                    }
                    values.add(Literals.value(literal));
                    return new RexInputRef(values.size() - 1, literal.getType());
                }
            });
            return new Expression(moved, builder, values.toArray());
        }
    }

    static Expression of(String sql) {
        LogicalContext context = LogicalContext.of(Catalog.empty(), Catalog.DEFAULT_SCHEMA);
        RelNode rel =
                PLANNER.plan(SqlParsing.parseQuery("SELECT " + sql), context).root().rel;
        RexNode node = rel instanceof Values values
                ? values.getTuples().get(0).get(0)
                : ((Project) rel).getProjects().get(0);
        return new Expression(node, rel.getCluster().getRexBuilder(), new Object[0]);
    }

    static Execution execution(@Nullable Object... parameters) {
        return new Execution(
                new NoStore(), parameters, ENVIRONMENT, new Budget(Limits.NONE), new Cancellation(0), 100, false);
    }

    private static final class NoStore implements StoreAccess {
        @Override
        public RowCursor scan(Scan scan, CallContext context) {
            throw new AssertionError("Expressions read nothing");
        }

        @Override
        public RowCursor lookup(
                String collection, List<@Nullable Object[]> keys, List<String> fields, CallContext context) {
            throw new AssertionError("Expressions read nothing");
        }

        @Override
        public List<Map<String, @Nullable Object>> documents(
                String collection, List<@Nullable Object[]> keys, CallContext context) {
            throw new AssertionError("Expressions read nothing");
        }

        @Override
        public long[] write(List<? extends Mutation> mutations, CallContext context) {
            throw new AssertionError("Expressions write nothing");
        }
    }
}
