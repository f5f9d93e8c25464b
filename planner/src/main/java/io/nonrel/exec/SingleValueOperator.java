package io.nonrel.exec;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;

/**
 * The value of a sub-query that must give one, of which the second operand says how many rows it gave: an error when they are
 * several. So the rows of a sub-query are counted for all outer rows at once, and only the outer rows that are left may fail.
 */
public final class SingleValueOperator extends SqlSpecialOperator {

    /** The only instance. */
    public static final SingleValueOperator INSTANCE = new SingleValueOperator();

    private SingleValueOperator() {
        super("SINGLE", SqlKind.OTHER, 0, true, ReturnTypes.ARG0, null, OperandTypes.ANY_ANY);
    }

    /** What a sub-query of several rows raises. */
    public static NonrelException severalRows() {
        return ErrorCode.CARDINALITY_VIOLATION.error(
                "A sub-query that must give one value gave more than one row; restrict it, or use IN or LIMIT 1");
    }

    /** For messages and EXPLAIN: the value alone. */
    @Override
    public void unparse(SqlWriter writer, SqlCall call, int left, int right) {
        call.operand(0).unparse(writer, left, right);
    }
}
