package io.nonrel.engine.write;

import io.nonrel.engine.constraint.ReferenceRule;
import io.nonrel.engine.constraint.RowGuard;
import io.nonrel.engine.constraint.RowImage;
import io.nonrel.exec.Execution;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.Constraint;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.Capability;
import io.nonrel.spi.Mutation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rows of other tables have to do because of the rows that a statement writes: they follow, or must not be there. It is
 * done when the statement has written its own rows, one foreign key after the other, so that long chains and circles come to
 * an end. Used by one thread.
 */
final class ReferentialActions {

    private final Deque<Work> work = new ArrayDeque<>();
    private final List<Work> checks = new ArrayList<>();

    private record Work(WriteTargets targets, ReferenceRule rule, RowGuard.Lost lost) {}

    /** Takes rows of a table that are about to be written. */
    void note(WriteTargets targets, RowGuard guard, List<RowImage> images, WriteScope scope, Execution execution) {
        for (ReferenceRule rule : guard.referring()) {
            RowGuard.Lost lost = guard.lost(rule, images, scope.changes());
            if (lost.isNothing()) {
                continue;
            }
            work.add(new Work(targets, rule, lost));
            if (!targets.store().capabilities().contains(Capability.TRANSACTIONS)) {
                // What is written now can't be taken back.
                refuse(rule, lost, images, scope, execution);
            }
        }
    }

    private static void refuse(
            ReferenceRule rule, RowGuard.Lost lost, List<RowImage> images, WriteScope scope, Execution execution) {
        Map<String, @Nullable Object[]> refusing = new LinkedHashMap<>(lost.gone());
        lost.moved().forEach((id, moved) -> {
            if (!isRefused(action(rule, moved))) {
                refusing.remove(id);
            }
        });
        rule.checkUnreferred(refusing, images, scope.access(), execution);
    }

    private static String action(ReferenceRule rule, ReferenceRule.Moved moved) {
        Constraint.ForeignKey key = rule.key().key();
        return moved.after() == null ? key.onDelete() : key.onUpdate();
    }

    private static boolean isRefused(String action) {
        return action.equals("NO ACTION") || action.equals("RESTRICT");
    }

    /** Does all that is to be done, and checks what must not be there any more. */
    void finish(WriteScope scope, Execution execution) {
        for (Work next = work.poll(); next != null; next = work.poll()) {
            follow(next, scope, execution);
        }
        for (Work check : checks) {
            check.rule.checkUnreferred(check.lost.gone(), scope.access(), execution);
        }
        checks.clear();
    }

    private void follow(Work next, WriteScope scope, Execution execution) {
        Map<String, @Nullable Object[]> refused = new LinkedHashMap<>();
        Map<String, @Nullable Object[]> followed = new LinkedHashMap<>();
        next.lost.moved().forEach((id, moved) -> {
            String action = action(next.rule, moved);
            if (!isRefused(action)) {
                followed.put(id, moved.before());
            }
            // The default may be the very value that is gone.
            boolean mustNotRefer = isRefused(action) || action.equals("SET DEFAULT");
            if (mustNotRefer && next.lost.gone().containsKey(id)) {
                refused.put(id, moved.before());
            }
        });
        if (!refused.isEmpty()) {
            checks.add(new Work(next.targets, next.rule, new RowGuard.Lost(Map.of(), refused)));
        }
        if (followed.isEmpty()) {
            return;
        }
        WriteTargets.Child child = next.targets.child(next.rule);
        scope.begin(child.target().table(), child.target().catalog());
        Map<String, List<@Nullable Object[]>> rows = next.rule.children(followed, scope.access(), execution);
        MutationBuffer buffer = new MutationBuffer(child.target(), scope, execution, true, this);
        Change change = new Change(next.targets, child, next.rule, buffer);
        rows.forEach((id, referring) -> {
            ReferenceRule.Moved moved = next.lost.moved().get(id);
            if (moved != null) {
                referring.forEach(row -> change.write(row, moved, execution));
            }
        });
        buffer.finish();
        rows.values().forEach(referring -> execution.budget().release(referring.size()));
    }

    /** Writes rows that follow. */
    private static final class Change {

        private final Table table;
        private final WriteTargets.Child child;
        private final ReferenceRule rule;
        private final MutationBuffer buffer;
        private final int[] columns;
        private final ColumnChange change;

        Change(WriteTargets targets, WriteTargets.Child child, ReferenceRule rule, MutationBuffer buffer) {
            this.table = child.target().table();
            this.child = child;
            this.rule = rule;
            this.buffer = buffer;
            this.columns = rule.childColumns();
            List<ColumnType> types = new ArrayList<>();
            for (int column : columns) {
                types.add(table.columns().get(column).type());
            }
            this.change = new ColumnChange(table, child.completion(), columns, types, targets.store());
        }

        void write(@Nullable Object[] row, ReferenceRule.Moved moved, Execution execution) {
            String action = action(rule, moved);
            @Nullable Object @Nullable [] now = moved.after();
            if (action.equals("CASCADE") && now == null) {
                int[] key = table.key().stream().mapToInt(table::indexOf).toArray();
                buffer.add(new Mutation.Delete(table.collection(), RowKey.pick(row, key)));
                return;
            }
            @Nullable Object[] values = new @Nullable Object[columns.length];
            for (int i = 0; i < values.length; i++) {
                if (action.equals("CASCADE") && now != null) {
                    values[i] = now[i];
                } else if (action.equals("SET DEFAULT")) {
                    values[i] = child.completion().defaultValue(columns[i], execution);
                }
            }
            @Nullable Object[] after = change.apply(row, values, 0, true, execution);
            change.write(row, after, buffer);
        }
    }
}
