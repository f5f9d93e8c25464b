package io.nonrel.engine.write;

import io.nonrel.engine.write.UpsertPlan.ConflictUpdate;
import io.nonrel.engine.write.WritePlanner.Target;
import io.nonrel.exec.Scalar;
import io.nonrel.planner.Plan;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Constraint;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.logical.RowsWithoutGroups;
import io.nonrel.planner.statement.Assignment;
import io.nonrel.planner.statement.ConflictClause;
import io.nonrel.planner.statement.Insert;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Plans what an INSERT does with rows that are there already. */
final class ConflictPlanner {

    private static final String CLAUSE = "ON CONFLICT DO UPDATE";

    private final Store store;
    private final RowExpressions expressions;
    private final Target target;
    private final Table table;
    private final @Nullable SqlIdentifier alias;

    ConflictPlanner(Store store, RowExpressions expressions, Target target, @Nullable SqlIdentifier alias) {
        this.store = store;
        this.expressions = expressions;
        this.target = target;
        this.table = target.table();
        this.alias = alias;
    }

    /** @param given positions of the columns that the statement gives, -1 for those it leaves aside */
    WritePlan plan(Insert insert, int[] given, Plan source, InsertRows rows, RowExpressions.Compiled returning) {
        ConflictClause clause = insert.conflict();
        List<Arbiter> arbiters;
        ConflictUpdate update;
        if (clause == null) {
            Constraint.PrimaryKey key = primaryKey(insert);
            arbiters = List.of(new ColumnArbiter(key.name(), table, key.columns()));
            update = overwrite(insert.mode(), given);
        } else {
            arbiters = new ConflictTarget(table, UniqueConditions.rules(table, expressions, store)).arbiters(clause);
            update = clause.action() instanceof ConflictClause.DoUpdate u ? update(clause, u) : null;
        }
        return new UpsertPlan(target.target(), source, rows, arbiters, update, store, returning);
    }

    private Constraint.PrimaryKey primaryKey(Insert insert) {
        Constraint.PrimaryKey key = table.primaryKey();
        if (key == null) {
            throw ErrorCode.INVALID_STATEMENT.error(
                    "%s needs a primary key to find existing rows by, and %s.%s has none",
                    insert.mode(), table.schema(), table.name());
        }
        return key;
    }

    /** UPSERT sets the columns that it gives, REPLACE all. */
    private @Nullable ConflictUpdate overwrite(Insert.Mode mode, int[] given) {
        IntStream all = mode == Insert.Mode.REPLACE
                ? IntStream.range(0, table.columns().size())
                : Arrays.stream(given).filter(p -> p >= 0);
        int[] targets = all.filter(p -> {
                    Column column = table.columns().get(p);
                    return column.generatedSql() == null && !table.key().contains(column.name());
                })
                .toArray();
        List<SqlNode> values = Arrays.stream(targets)
                .mapToObj(p -> (SqlNode)
                        Sql.name(RowExpressions.EXCLUDED, table.columns().get(p).name()))
                .toList();
        return compile(targets, values, null, false);
    }

    private ConflictUpdate update(ConflictClause clause, ConflictClause.DoUpdate action) {
        RowsWithoutGroups.requireOfRow(
                action.assignments().stream().map(Assignment::value).toList(), CLAUSE);
        NewValues values = NewValues.of(table, qualified(action.assignments()), target.assigning());
        boolean strict = !clause.columns().isEmpty() || clause.constraint() != null;
        SqlNode where = action.where() == null ? null : qualified(action.where());
        return compile(values.targets(), values.values(), where, strict);
    }

    private ConflictUpdate compile(int[] targets, List<SqlNode> values, @Nullable SqlNode where, boolean strict) {
        List<SqlNode> all = new ArrayList<>(values);
        if (where != null) {
            all.add(where);
        }
        RowExpressions.Compiled compiled = expressions.overWithExcluded(table, alias, all, CLAUSE);
        ColumnChange change =
                new ColumnChange(table, target.completion(), targets, Assigning.types(targets.length), store);
        Scalar condition = where == null ? null : compiled.scalars().get(values.size());
        return new ConflictUpdate(
                change, compiled.scalars().subList(0, values.size()), condition, strict, compiled.parameters());
    }

    private List<Assignment> qualified(List<Assignment> assignments) {
        return assignments.stream()
                .map(a -> new Assignment(a.columns(), qualified(a.value())))
                .toList();
    }

    /** A column without a table means the existing row, although EXCLUDED has one of the same name. */
    private SqlNode qualified(SqlNode expression) {
        SqlNode qualified = expression.accept(new SqlShuttle() {
            @Override
            public SqlNode visit(SqlIdentifier id) {
                boolean column = id.isSimple()
                        && table.visibleColumns().stream()
                                .anyMatch(c -> c.name().equalsIgnoreCase(id.getSimple()));
                return column ? new SqlIdentifier(List.of(target.alias(), id.getSimple()), id.getParserPosition()) : id;
            }

            @Override
            public @Nullable SqlNode visit(SqlCall call) {
                CallCopyingArgHandler copy = new CallCopyingArgHandler(call, true);
                call.getOperator().acceptCall(this, call, false, copy);
                return copy.result();
            }
        });
        return qualified == null ? expression : qualified;
    }
}
