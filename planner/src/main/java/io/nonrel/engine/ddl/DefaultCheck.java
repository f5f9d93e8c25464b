package io.nonrel.engine.ddl;

import io.nonrel.engine.write.RowCompletion;
import io.nonrel.exec.Execution;
import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.Table;
import io.nonrel.planner.logical.mistake.Place;
import io.nonrel.spi.NonrelException;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;

/** Tries defaults that are written out as literals: a value that never fits its column is refused with the definition. */
final class DefaultCheck {

    private DefaultCheck() {}

    static void check(DdlContext context, Table table, RowCompletion completion, Function<String, SqlNode> source) {
        List<Column> columns = table.columns();
        for (int i = 0; i < columns.size(); i++) {
            String sql = columns.get(i).defaultSql();
            SqlNode value = sql == null ? null : source.apply(sql);
            if (value != null && isConstant(value)) {
                tryValue(context, columns.get(i), i, completion, value);
            }
        }
    }

    private static void tryValue(
            DdlContext context, Column column, int index, RowCompletion completion, SqlNode value) {
        Execution execution = context.executions().apply(context.store(), context.numbers());
        try {
            completion.defaultValue(index, execution);
        } catch (NonrelException e) {
            throw e.code()
                    .error(
                            e,
                            "The DEFAULT of column %s, which is %s, doesn't fit: %s%s",
                            column.name(),
                            column.type(),
                            e.getMessage(),
                            Place.at(value));
        }
    }

    /** Nothing is looked up or counted to compute it. */
    private static boolean isConstant(SqlNode value) {
        if (value instanceof SqlLiteral) {
            return true;
        }
        return value instanceof SqlCall call
                && (call.getKind() == SqlKind.CAST && isConstant(call.operand(0))
                        || (call.getKind() == SqlKind.MINUS_PREFIX || call.getKind() == SqlKind.PLUS_PREFIX)
                                && isConstant(call.operand(0)));
    }
}
