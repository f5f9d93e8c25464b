package io.nonrel.planner.statement;

import io.nonrel.index.LookupDefinition;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * {@code CREATE [UNIQUE] INDEX name ON table (columns) [WHERE condition] [FOR (look-ups)]}.
 *
 * @param name the index, perhaps with a schema
 * @param table the table
 * @param unique whether the columns together are unique
 * @param ifNotExists whether an existing index is no error
 * @param columns the columns, or paths through foreign keys
 * @param where the condition of a partial index, or null
 * @param lookups the look-ups of a derived index; empty for an index of the store itself
 */
public record CreateIndex(
        SqlIdentifier name,
        SqlIdentifier table,
        boolean unique,
        boolean ifNotExists,
        List<IndexColumn> columns,
        @Nullable SqlNode where,
        List<LookupDefinition> lookups)
        implements Ddl {
    public CreateIndex {
        columns = List.copyOf(columns);
        lookups = List.copyOf(lookups);
    }
}
