package io.nonrel.planner.logical;

import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.planner.ParameterDescriptor;
import java.util.List;
import org.apache.calcite.rel.RelRoot;

/**
 * A query as relational algebra, nothing simplified or pushed down yet. Sub-queries in expressions are {@code RexSubQuery}.
 *
 * @param root the tree; {@code root.fields} are the columns of the result, {@code root.collation} its order
 * @param columns the columns of the result; labels may be the same
 * @param parameters by position; a value bound to an index has to be converted to this type
 */
public record LogicalPlan(RelRoot root, List<ColumnDescriptor> columns, List<ParameterDescriptor> parameters) {
    /** Copies the lists. */
    public LogicalPlan {
        columns = List.copyOf(columns);
        parameters = List.copyOf(parameters);
    }
}
