package io.nonrel.jdbc;

import io.nonrel.planner.ColumnDescriptor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The generated keys of the last execution. Immutable. */
record InsertedKeys(List<ColumnDescriptor> columns, List<@Nullable Object[]> rows) {

    static final InsertedKeys NONE = new InsertedKeys(List.of(), List.of());

    NonrelResultSet resultSet(NonrelStatement statement) {
        return MemoryResults.open(statement, columns, rows);
    }
}
