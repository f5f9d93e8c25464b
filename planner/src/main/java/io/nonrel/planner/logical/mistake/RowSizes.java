package io.nonrel.planner.logical.mistake;

import io.nonrel.planner.parser.wording.CalciteMessage;
import java.util.OptionalInt;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Finds out whether rows that Calcite calls incompatible have different numbers of values, which is another mistake. */
final class RowSizes {

    private RowSizes() {}

    static boolean differ(CalciteMessage message, SqlNode statement, SqlParserPos place) {
        return message.resource().equals("incompatibleValueType")
                && Nodes.call(statement, call -> call.getParserPosition().equals(place) && hasDifferentRows(call))
                        .isPresent();
    }

    private static boolean hasDifferentRows(SqlCall call) {
        OptionalInt first = OptionalInt.empty();
        for (SqlNode operand : call.getOperandList()) {
            OptionalInt size = size(operand);
            if (first.isPresent() && size.isPresent() && first.getAsInt() != size.getAsInt()) {
                return true;
            }
            first = first.isPresent() ? first : size;
        }
        return false;
    }

    /** Empty when it isn't known without the catalog. */
    private static OptionalInt size(SqlNode operand) {
        if (operand instanceof SqlSelect select) {
            SqlNodeList items = select.getSelectList();
            boolean hasStar = items.stream().anyMatch(i -> i instanceof SqlIdentifier id && id.isStar());
            return hasStar ? OptionalInt.empty() : OptionalInt.of(items.size());
        }
        if (operand instanceof SqlNodeList list) {
            return list.isEmpty() ? OptionalInt.empty() : size(list.get(0));
        }
        if (operand.isA(SqlKind.QUERY)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(operand.getKind() == SqlKind.ROW ? ((SqlCall) operand).operandCount() : 1);
    }
}
