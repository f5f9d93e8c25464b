package io.nonrel.planner.parser.grammar;

import io.nonrel.planner.statement.Assignment;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Turns {@code VALUES(c)} of ON DUPLICATE KEY UPDATE into {@code EXCLUDED.c}, what ON CONFLICT calls the same thing. */
final class ExcludedRow extends SqlShuttle {
    private ExcludedRow() {}

    static List<Assignment> fromValuesCalls(List<Assignment> assignments) {
        ExcludedRow shuttle = new ExcludedRow();
        List<Assignment> rewritten = new ArrayList<>();
        for (Assignment assignment : assignments) {
            SqlNode value = assignment.value().accept(shuttle);
            rewritten.add(new Assignment(assignment.columns(), value == null ? assignment.value() : value));
        }
        return rewritten;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (call.getOperator().getName().equalsIgnoreCase("VALUES")
                && call.operandCount() == 1
                && call.operand(0) instanceof SqlIdentifier column
                && column.isSimple()) {
            return new SqlIdentifier(List.of("EXCLUDED", column.getSimple()), call.getParserPosition());
        }
        return super.visit(call);
    }
}
