package io.nonrel.planner.physical;

import io.nonrel.exec.InputColumn;
import io.nonrel.exec.Operator;
import io.nonrel.exec.operator.ProjectOperator;
import io.nonrel.planner.scan.ColumnNames;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.RelNode;

/** Leaves columns out. */
final class Columns {

    private Columns() {}

    /** The rows of an operator with only some columns of the node it was planned from. */
    static Operator only(Operator rows, List<Integer> columns, RelNode node) {
        String text = columns.stream().map(ColumnNames.of(node)::get).collect(Collectors.joining(", "));
        return new ProjectOperator(rows, columns.stream().map(InputColumn::new).toList(), text);
    }
}
