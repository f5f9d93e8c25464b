package io.nonrel.planner.statement;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/**
 * {@code CREATE [OR REPLACE] VIEW}.
 *
 * @param name the view
 * @param orReplace whether to replace an existing view
 * @param ifNotExists whether an existing view is no error
 * @param columns the names of the columns; empty means those of the query
 * @param query what the view is
 */
public record CreateView(
        SqlIdentifier name, boolean orReplace, boolean ifNotExists, List<SqlIdentifier> columns, SqlNode query)
        implements Ddl {
    public CreateView {
        columns = List.copyOf(columns);
    }
}
