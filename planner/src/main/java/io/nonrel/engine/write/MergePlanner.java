package io.nonrel.engine.write;

import io.nonrel.engine.write.WritePlanner.Target;
import io.nonrel.planner.Plan;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.logical.RowsWithoutGroups;
import io.nonrel.planner.statement.Merge;
import io.nonrel.planner.statement.MergeBranch;
import io.nonrel.spi.Store;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlNode;

/**
 * Plans MERGE as one query: the source, left-joined with the target; the number of the branch that applies to each row; and
 * the values of each branch, computed only for the rows that it applies to.
 */
final class MergePlanner {

    private final Store store;
    private final WritePlanner.Queries queries;

    MergePlanner(Store store, WritePlanner.Queries queries) {
        this.store = store;
        this.queries = queries;
    }

    /** A branch with the values that it needs. */
    private record Draft(MergeBranch branch, int[] targets, List<SqlNode> values) {}

    MergePlan plan(Merge merge, Target target, RowExpressions.Compiled returning) {
        List<Draft> drafts =
                merge.branches().stream().map(b -> draft(b, target)).toList();
        List<SqlNode> guards = new ArrayList<>();
        List<SqlNode> numbers = new ArrayList<>();
        SqlNode key = target.column(target.keyColumns()[0]);
        for (int i = 0; i < drafts.size(); i++) {
            MergeBranch branch = drafts.get(i).branch;
            guards.add(Sql.and(branch.matched() ? Sql.isNotNull(key) : Sql.isNull(key), branch.condition()));
            numbers.add(Sql.number(i));
        }
        List<SqlNode> items = new ArrayList<>();
        items.add(Sql.caseOf(guards, numbers));
        items.addAll(target.columns(target.allColumns()));
        List<Integer> offsets = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            offsets.add(items.size());
            for (SqlNode value : drafts.get(i).values) {
                items.add(guarded(value, i, drafts, guards));
            }
        }
        SqlNode query = Sql.select(items, Sql.leftJoin(merge.source(), target.rows(), merge.condition()), null);
        Plan plan = queries.plan(query);
        List<MergePlan.Branch> branches = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            branches.add(branch(drafts.get(i), offsets.get(i), target));
        }
        return new MergePlan(target.target(), plan, branches, returning);
    }

    private static Draft draft(MergeBranch branch, Target target) {
        if (branch.condition() != null) {
            RowsWithoutGroups.require(List.of(branch.condition()), "WHEN");
        }
        if (branch.action() instanceof MergeBranch.UpdateRow update) {
            NewValues values = NewValues.of(target.table(), update.assignments(), target.assigning());
            return new Draft(branch, values.targets(), values.values());
        }
        if (branch.action() instanceof MergeBranch.InsertRow insert) {
            return insertDraft(branch, insert, target);
        }
        return new Draft(branch, new int[0], List.of());
    }

    private static Draft insertDraft(MergeBranch branch, MergeBranch.InsertRow insert, Target target) {
        if (insert.values().isEmpty()) {
            return new Draft(branch, new int[0], List.of());
        }
        TargetColumns columns = new TargetColumns(target.table());
        List<Integer> positions = columns.positions(insert.columns());
        if (positions.size() != insert.values().size()) {
            throw InsertSource.wrongNumber(insert.values().size(), positions.size());
        }
        List<Integer> targets = new ArrayList<>();
        List<SqlNode> values = new ArrayList<>();
        for (int i = 0; i < positions.size(); i++) {
            SqlNode value = insert.values().get(i);
            if (!TargetColumns.isDefault(value) && columns.takesValues(positions.get(i), insert.overriding())) {
                targets.add(positions.get(i));
                values.add(target.assigning().assign(value, positions.get(i)));
            }
        }
        RowsWithoutGroups.require(values, "VALUES");
        return new Draft(branch, targets.stream().mapToInt(Integer::intValue).toArray(), values);
    }

    /** The value, computed only when the branch applies: no earlier one of the same kind does, and this one does. */
    private static SqlNode guarded(SqlNode value, int index, List<Draft> drafts, List<SqlNode> guards) {
        List<SqlNode> whens = new ArrayList<>();
        List<SqlNode> thens = new ArrayList<>();
        boolean matched = drafts.get(index).branch.matched();
        for (int i = 0; i < index; i++) {
            if (drafts.get(i).branch.matched() == matched) {
                whens.add(guards.get(i));
                thens.add(Sql.nullLiteral());
            }
        }
        whens.add(guards.get(index));
        thens.add(value);
        return Sql.caseOf(whens, thens);
    }

    private MergePlan.Branch branch(Draft draft, int offset, Target target) {
        MergeBranch.Action action = draft.branch.action();
        List<ColumnType> sources = Assigning.types(draft.targets.length);
        if (action instanceof MergeBranch.UpdateRow) {
            return new MergePlan.UpdateMatched(
                    new ColumnChange(target.table(), target.completion(), draft.targets, sources, store), offset);
        }
        if (action instanceof MergeBranch.InsertRow) {
            return new MergePlan.InsertMissing(
                    new InsertRows(target.table(), target.completion(), draft.targets, sources), offset);
        }
        return action instanceof MergeBranch.DeleteRow ? new MergePlan.DeleteMatched() : new MergePlan.Nothing();
    }
}
