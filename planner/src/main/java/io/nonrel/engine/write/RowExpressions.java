package io.nonrel.engine.write;

import io.nonrel.exec.Scalar;
import io.nonrel.exec.expression.ExpressionCompiler;
import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.ParameterDescriptor;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.logical.LogicalContext;
import io.nonrel.planner.logical.LogicalPlan;
import io.nonrel.planner.logical.LogicalPlanner;
import io.nonrel.planner.logical.RowsWithoutGroups;
import io.nonrel.planner.logical.catalogreader.CatalogTree;
import io.nonrel.spi.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Compiles expressions over one row of a table: DEFAULT, CHECK, generated columns, RETURNING, ON CONFLICT. A row holds the
 * values of all columns, hidden ones too, in the catalog's order; with EXCLUDED it is followed by a second such row.
 */
public final class RowExpressions {

    /** What ON CONFLICT calls the row that could not be inserted. */
    static final String EXCLUDED = "EXCLUDED";

    private final LogicalPlanner planner;
    private final LogicalContext context;

    /**
     * @param planner validates and converts
     * @param context the catalog, in which the table is, and the schema of unqualified names
     */
    public RowExpressions(LogicalPlanner planner, LogicalContext context) {
        this.planner = planner;
        this.context = context;
    }

    /** The same with another catalog. */
    public RowExpressions in(Catalog catalog, String schema) {
        return new RowExpressions(planner, new LogicalContext(catalog, schema, context.bindings()));
    }

    /**
     * Compiled expressions.
     *
     * @param scalars give their values for a row
     * @param columns their names and types
     * @param parameters of the expressions together
     */
    public record Compiled(List<Scalar> scalars, List<ColumnDescriptor> columns, List<ParameterDescriptor> parameters) {
        public Compiled {
            scalars = List.copyOf(scalars);
            columns = List.copyOf(columns);
            parameters = List.copyOf(parameters);
        }

        /** The type of an expression. */
        ColumnType type(int index) {
            return columns.get(index).type();
        }
    }

    /**
     * Expressions over no row at all.
     *
     * @param what what they are, for error messages
     */
    public Compiled alone(List<SqlNode> expressions, String what) {
        return compile(expressions, null, what);
    }

    /** Expressions over a row of a table, which they call by its alias or its name. */
    public Compiled over(Table table, @Nullable SqlIdentifier alias, List<SqlNode> expressions, String what) {
        return compile(expressions, rows(table, name(table, alias)), what);
    }

    /** Expressions over a row of a table and the row that conflicts with it. */
    Compiled overWithExcluded(Table table, @Nullable SqlIdentifier alias, List<SqlNode> expressions, String what) {
        SqlNode from = new SqlJoin(
                SqlParserPos.ZERO,
                rows(table, name(table, alias)),
                SqlLiteral.createBoolean(false, SqlParserPos.ZERO),
                SqlLiteral.createSymbol(JoinType.CROSS, SqlParserPos.ZERO),
                rows(table, EXCLUDED),
                SqlLiteral.createSymbol(JoinConditionType.NONE, SqlParserPos.ZERO),
                null);
        return compile(expressions, from, what);
    }

    /** The table with its hidden columns, under a name, for a FROM clause. */
    static SqlNode rows(Table table, String alias) {
        return SqlStdOperatorTable.AS.createCall(
                SqlParserPos.ZERO,
                new SqlIdentifier(List.of(CatalogTree.ROWS, table.schema(), table.name()), SqlParserPos.ZERO),
                new SqlIdentifier(alias, SqlParserPos.ZERO));
    }

    static String name(Table table, @Nullable SqlIdentifier alias) {
        return alias == null ? table.name() : alias.getSimple();
    }

    private Compiled compile(List<SqlNode> expressions, @Nullable SqlNode from, String what) {
        if (expressions.isEmpty()) {
            return new Compiled(List.of(), List.of(), List.of());
        }
        RowsWithoutGroups.requireOfRow(expressions, what);
        SqlSelect select = new SqlSelect(
                SqlParserPos.ZERO,
                null,
                new SqlNodeList(expressions, SqlParserPos.ZERO),
                from,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        LogicalPlan plan = planner.plan(select, context);
        List<RexNode> nodes = expressions(plan.root().rel, what);
        ExpressionCompiler compiler =
                new ExpressionCompiler(plan.root().rel.getCluster().getRexBuilder());
        return new Compiled(compiler.compileAll(nodes), plan.columns(), plan.parameters());
    }

    private static List<RexNode> expressions(RelNode rel, String what) {
        if (rel instanceof Values values && !values.getTuples().isEmpty()) {
            return new ArrayList<>(values.getTuples().get(0));
        }
        if (!(rel instanceof Project project)) {
            requireRows(rel, what);
            // Nothing but all columns in their order.
            return new ArrayList<>(rel.getCluster().getRexBuilder().identityProjects(rel.getRowType()));
        }
        requireRows(project.getInput(), what);
        for (RexNode node : project.getProjects()) {
            node.accept(new RexVisitorImpl<Void>(true) {
                @Override
                public Void visitSubQuery(RexSubQuery subQuery) {
                    throw refused(what, "sub-queries");
                }
            });
        }
        return project.getProjects();
    }

    /** Refuses anything between the expressions and the row that they are about. */
    private static void requireRows(RelNode input, String what) {
        boolean plain = input instanceof TableScan || input instanceof Values || input instanceof Join;
        if (!plain) {
            throw refused(what, "aggregate functions");
        }
    }

    private static RuntimeException refused(String what, String feature) {
        return ErrorCode.UNSUPPORTED.error("%s can't hold %s: it may use the columns of its row only", what, feature);
    }
}
