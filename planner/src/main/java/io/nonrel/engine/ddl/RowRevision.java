package io.nonrel.engine.ddl;

import io.nonrel.engine.write.RowCompletion;
import io.nonrel.exec.Execution;
import io.nonrel.exec.conversion.Assignment;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Sequence;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.ValueOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a row of the old table to the values that it needs in the new one; checks it by the new table's rules. */
final class RowRevision implements TableRows.Change {

    private final DdlContext context;
    private final AlterationDraft draft;
    private final Table after;
    private final RowCompletion completion;
    private final List<String> fields = new ArrayList<>();
    private final int[] oldPositions;

    RowRevision(DdlContext context, AlterationDraft draft, Table before, Table after, RowCompletion completion) {
        this.context = context;
        this.draft = draft;
        this.after = after;
        this.completion = completion;
        this.oldPositions = after.columns().stream()
                .mapToInt(c -> position(before, c.field()))
                .toArray();
        for (int i = 0; i < oldPositions.length; i++) {
            Column column = after.columns().get(i);
            boolean rewritten = draft.conversions.containsKey(column.field())
                    || draft.defaults.contains(column.field())
                    || column.generatedSql() != null;
            if (rewritten) {
                fields.add(column.field());
            }
        }
        fields.addAll(draft.cleared);
    }

    private static int position(Table table, String field) {
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).field().equals(field)) {
                return i;
            }
        }
        return -1;
    }

    /** The fields that may get new values. */
    List<String> fields() {
        return fields;
    }

    @Override
    public @Nullable Object @Nullable [] values(@Nullable Object[] old, Execution execution) {
        @Nullable Object[] row = new @Nullable Object[oldPositions.length];
        for (int i = 0; i < row.length; i++) {
            Column column = after.columns().get(i);
            Object value = oldPositions[i] < 0 ? null : old[oldPositions[i]];
            Assignment conversion = draft.conversions.get(column.field());
            if (draft.defaults.contains(column.field())) {
                value = initial(column, i, execution);
            } else if (conversion != null && value != null) {
                value = conversion.assign(value, execution.environment());
            }
            row[i] = value;
        }
        completion.finish(row, execution);
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        boolean differs = false;
        for (int i = 0; i < values.length; i++) {
            int position = position(after, fields.get(i));
            values[i] = position < 0 ? null : row[position];
            Object before = position < 0 || oldPositions[position] < 0 ? null : old[oldPositions[position]];
            differs |= position < 0 || isDifferent(before, values[i]);
        }
        return differs ? values : null;
    }

    private static boolean isDifferent(@Nullable Object before, @Nullable Object now) {
        if (before == null || now == null) {
            return before != now;
        }
        return before.getClass() != now.getClass() || !before.equals(now) && !ValueOrder.same(before, now);
    }

    private @Nullable Object initial(Column column, int position, Execution execution) {
        Column.Identity identity = column.identity();
        if (identity != null) {
            // The catalog does not have the new sequence yet.
            for (Sequence sequence : draft.builder.newSequences) {
                if (sequence.name().equals(identity.sequence())) {
                    return context.sequences().next(sequence);
                }
            }
        }
        return completion.defaultValue(position, execution);
    }
}
