package io.nonrel.planner.parser.grammar;

import io.nonrel.planner.statement.Assignment;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNodeList;

/** {@code SET (a, b) = …}. */
final class RowAssignment {
    private RowAssignment() {}

    /** Adds one assignment for each column, or a common one when the value is a sub-query. */
    static void add(List<SqlIdentifier> columns, SqlNodeList values, List<Assignment> assignments) {
        if (values.size() == 1 && SqlKind.QUERY.contains(values.get(0).getKind())) {
            assignments.add(new Assignment(columns, values.get(0)));
            return;
        }
        if (values.size() != columns.size()) {
            throw SyntaxErrors.syntax(
                    values.getParserPosition(),
                    "SET has " + columns.size() + " columns and " + values.size()
                            + (values.size() == 1 ? " value" : " values"));
        }
        for (int i = 0; i < columns.size(); i++) {
            assignments.add(new Assignment(List.of(columns.get(i)), values.get(i)));
        }
    }
}
