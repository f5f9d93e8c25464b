package io.nonrel.engine.write;

import io.nonrel.engine.catalog.CatalogNames;
import io.nonrel.exec.Operator;
import io.nonrel.exec.store.StoreScanOperator;
import io.nonrel.planner.Plan;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.statement.Delete;
import io.nonrel.planner.statement.Dml;
import io.nonrel.planner.statement.Insert;
import io.nonrel.planner.statement.Merge;
import io.nonrel.planner.statement.Update;
import io.nonrel.spi.Capability;
import io.nonrel.spi.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites a statement that changes rows into the query that reads what is to change and computes the new values, has it
 * planned like any query, and puts the tail behind it that writes. Used once.
 */
public final class WritePlanner {

    private final Store store;
    private final CatalogNames names;
    private final Queries queries;
    private final RowExpressions expressions;

    /** Plans queries. */
    @FunctionalInterface
    public interface Queries {
        /** The plan of a query. */
        Plan plan(SqlNode query);
    }

    public WritePlanner(Store store, CatalogNames names, Queries queries, RowExpressions expressions) {
        this.store = store;
        this.names = names;
        this.queries = queries;
        this.expressions = expressions;
    }

    /** The plan of a statement. */
    public WritePlan plan(Dml statement) {
        Table table = names.table(statement.table());
        Target target = new Target(
                WriteTarget.of(table, names.catalog(), store, expressions),
                RowExpressions.name(table, statement.alias()),
                new RowCompletion(table, expressions));
        RowExpressions.Compiled returning = returning(table, statement.alias(), statement.returning());
        if (statement instanceof Insert insert) {
            return insert(insert, target, returning);
        }
        if (statement instanceof Update update) {
            return update(update, target, returning);
        }
        if (statement instanceof Delete delete) {
            return delete(delete, target, returning);
        }
        return new MergePlanner(store, queries).plan((Merge) statement, target, returning);
    }

    /**
     * The table of a statement.
     *
     * @param alias what the statement calls it
     */
    record Target(WriteTarget target, String alias, RowCompletion completion) {

        Table table() {
            return target.table();
        }

        /** The table in a FROM clause, with its hidden columns. */
        SqlNode rows() {
            return RowExpressions.rows(table(), alias);
        }

        SqlNode column(int position) {
            return Sql.name(alias, table().columns().get(position).name());
        }

        List<SqlNode> columns(int[] positions) {
            return Arrays.stream(positions).mapToObj(this::column).toList();
        }

        int[] allColumns() {
            return IntStream.range(0, table().columns().size()).toArray();
        }

        int[] keyColumns() {
            return table().key().stream().mapToInt(table()::indexOf).toArray();
        }

        Assigning assigning() {
            return new Assigning(table());
        }
    }

    private RowExpressions.Compiled returning(Table table, @Nullable SqlIdentifier alias, List<SqlNode> items) {
        List<SqlNode> expanded = new ArrayList<>();
        for (SqlNode item : items) {
            if (item instanceof SqlIdentifier identifier && identifier.isStar()) {
                for (Column column : table.visibleColumns()) {
                    expanded.add(Sql.name(RowExpressions.name(table, alias), column.name()));
                }
            } else {
                expanded.add(item);
            }
        }
        return expressions.over(table, alias, expanded, "RETURNING");
    }

    private WritePlan insert(Insert insert, Target target, RowExpressions.Compiled returning) {
        Table table = target.table();
        InsertSource source =
                InsertSource.of(table, insert.columns(), insert.source(), insert.overriding(), target.assigning());
        Plan plan = queries.plan(source.query());
        if (plan.columns().size() != source.targets().length) {
            throw InsertSource.wrongNumber(plan.columns().size(), source.targets().length);
        }
        InsertRows rows = new InsertRows(table, target.completion, source.targets(), source.types(plan));
        if (insert.conflict() == null && insert.mode() == Insert.Mode.INSERT) {
            return new InsertPlan(
                    target.target, plan, rows, returning, mayRead(table, plan) || plan.usesDerivedIndexes());
        }
        return new ConflictPlanner(store, expressions, target, insert.alias())
                .plan(insert, source.targets(), plan, rows, returning);
    }

    /** Whether a query may read a table: unless each of its reads is a plain scan of another. */
    private static boolean mayRead(Table table, Plan plan) {
        return scansOfOthers(plan.root(), table.collection()) < plan.storeReads();
    }

    private static int scansOfOthers(Operator operator, String collection) {
        int count = operator instanceof StoreScanOperator scan
                        && !scan.scan().collection().equals(collection)
                ? 1
                : 0;
        for (Operator input : operator.inputs()) {
            count += scansOfOthers(input, collection);
        }
        return count;
    }

    private WritePlan update(Update update, Target target, RowExpressions.Compiled returning) {
        Table table = target.table();
        NewValues values = NewValues.of(table, update.assignments(), target.assigning());
        boolean touchesKey = Arrays.stream(values.targets())
                .anyMatch(p -> table.key().contains(table.columns().get(p).name()));
        boolean whole = target.completion.needsWholeRow()
                || !returning.scalars().isEmpty()
                || touchesKey && !store.capabilities().contains(Capability.KEY_UPDATES);
        int[] read = whole ? target.allColumns() : target.keyColumns();
        List<SqlNode> items = new ArrayList<>(target.columns(read));
        items.addAll(values.values());
        SqlNode query = Sql.select(items, Sql.cross(target.rows(), update.from()), update.where());
        Plan plan = queries.plan(query);
        ColumnChange change = new ColumnChange(
                table, target.completion, values.targets(), Assigning.types(values.targets().length), store);
        return new UpdatePlan(target.target, plan, change, read, whole, update.from() != null, returning);
    }

    private WritePlan delete(Delete delete, Target target, RowExpressions.Compiled returning) {
        int[] read = returning.scalars().isEmpty() ? target.keyColumns() : target.allColumns();
        Plan plan = queries.plan(
                Sql.select(target.columns(read), Sql.cross(target.rows(), delete.using()), delete.where()));
        return new DeletePlan(target.target, plan, delete.using() != null, returning);
    }
}
