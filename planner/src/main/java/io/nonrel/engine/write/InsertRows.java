package io.nonrel.engine.write;

import io.nonrel.exec.Execution;
import io.nonrel.exec.conversion.Assignment;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.Mutation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From the rows of a source to whole rows of a table. Immutable and thread-safe.
 */
final class InsertRows {

    private final Table table;
    private final RowCompletion completion;
    private final int[] targets;
    private final @Nullable Assignment[] assignments;
    private final boolean[] given;
    private final List<String> fields;

    /**
     * @param targets positions of the table's columns that the source fills, -1 for what is left aside
     * @param sources types of what the source gives for them
     */
    InsertRows(Table table, RowCompletion completion, int[] targets, List<ColumnType> sources) {
        this.table = table;
        this.completion = completion;
        this.targets = targets;
        this.assignments = new @Nullable Assignment[targets.length];
        this.given = new boolean[table.columns().size()];
        for (int i = 0; i < targets.length; i++) {
            if (targets[i] < 0) {
                continue;
            }
            Column column = table.columns().get(targets[i]);
            assignments[i] = Assignment.of(sources.get(i), column.type(), column.name());
            given[targets[i]] = true;
        }
        this.fields = table.columns().stream().map(Column::field).toList();
    }

    /** A complete and checked row. */
    @Nullable
    Object[] row(@Nullable Object[] source, int offset, Execution execution) {
        @Nullable Object[] row = new @Nullable Object[given.length];
        for (int i = 0; i < targets.length; i++) {
            Assignment assignment = assignments[i];
            Object value = source[offset + i];
            if (assignment != null && value != null) {
                row[targets[i]] = assignment.assign(value, execution.environment());
            }
        }
        completion.complete(row, given, execution);
        return row;
    }

    /** The identity column whose numbers are the rows' keys; null when keys are given or made otherwise. */
    Column.@Nullable Identity generatedKey() {
        int column = table.key().size() == 1 ? table.indexOf(table.key().get(0)) : -1;
        return column < 0 || given[column] ? null : table.columns().get(column).identity();
    }

    /** How a row is inserted. */
    Mutation insert(@Nullable Object[] row) {
        return new Mutation.Insert(table.collection(), fields, row);
    }
}
