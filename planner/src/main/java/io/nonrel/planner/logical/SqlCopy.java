package io.nonrel.planner.logical;

import io.nonrel.exec.Cancellation;
import io.nonrel.exec.function.Extract;
import io.nonrel.exec.function.Remainder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.NlsString;
import org.jspecify.annotations.Nullable;

/** Copies a tree of nodes entirely, because Calcite's validator changes the nodes it is given. */
class SqlCopy extends SqlShuttle {

    /** Escapes for functions that Calcite has too, with other types. */
    private static final Map<String, String> OWN_ESCAPES =
            Map.of("{fn SECOND}", "SECOND", "{fn ROUND}", "ROUND", "{fn TRUNCATE}", "TRUNCATE");

    /** A copy that shares no node that anybody changes. */
    static SqlNode of(SqlNode node) {
        return new SqlCopy().copy(node);
    }

    final SqlNode copy(SqlNode node) {
        SqlNode copy = node.accept(this);
        if (copy == null) {
            throw new AssertionError("no copy of " + node);
        }
        return copy;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        Cancellation.checkCurrent();
        if (call.getKind() == SqlKind.OR || call.getKind() == SqlKind.AND) {
            return balanced(call.getOperator(), terms(call));
        }
        CallCopyingArgHandler operands = new CallCopyingArgHandler(call, true);
        call.getOperator().acceptCall(this, call, false, operands);
        SqlCall copy = VolatileOperand.marked(call, (SqlCall) operands.result());
        if (OWN_ESCAPES.containsKey(call.getOperator().getName())) {
            return escaped(copy);
        }
        SqlOperator ours = ours(call.getOperator());
        return ours == null ? copy : ours.createCall(call.getParserPosition(), copy.getOperandList());
    }

    /** The call of our function that an escape stands for. */
    private static SqlNode escaped(SqlCall escape) {
        SqlParserPos place = escape.getParserPosition();
        SqlIdentifier name =
                new SqlIdentifier(OWN_ESCAPES.get(escape.getOperator().getName()), place);
        return new SqlUnresolvedFunction(name, null, null, null, null, SqlFunctionCategory.USER_DEFINED_FUNCTION)
                .createCall(place, escape.getOperandList());
    }

    /** Our own for an operator that the grammar knows by itself; null for another. */
    private static @Nullable SqlOperator ours(SqlOperator operator) {
        if (operator.equals(SqlStdOperatorTable.EXTRACT)) {
            return Extract.INSTANCE;
        }
        return operator.equals(SqlStdOperatorTable.PERCENT_REMAINDER) ? Remainder.MOD : null;
    }

    /** Copies of what AND or OR connects, however long the chain is. */
    private List<SqlNode> terms(SqlCall chain) {
        List<SqlNode> terms = new ArrayList<>();
        Deque<SqlNode> open = new ArrayDeque<>(List.of(chain));
        while (!open.isEmpty()) {
            SqlNode node = open.pop();
            if (node.getKind() == chain.getKind()) {
                List<SqlNode> operands = ((SqlCall) node).getOperandList();
                for (int i = operands.size() - 1; i >= 0; i--) {
                    open.push(operands.get(i));
                }
            } else {
                terms.add(copy(node));
            }
        }
        return terms;
    }

    /** The same terms in the same order as a tree of little depth: whoever walks it needs little stack. */
    private static SqlNode balanced(SqlOperator operator, List<SqlNode> terms) {
        int size = terms.size();
        if (size == 1) {
            return terms.get(0);
        }
        SqlNode left = balanced(operator, terms.subList(0, (size + 1) / 2));
        SqlNode right = balanced(operator, terms.subList((size + 1) / 2, size));
        return operator.createCall(left.getParserPosition().plus(right.getParserPosition()), left, right);
    }

    @Override
    public SqlNode visit(SqlNodeList list) {
        List<@Nullable SqlNode> copies = new ArrayList<>(list.size());
        for (SqlNode node : list) {
            copies.add(node == null ? null : node.accept(this));
        }
        return new SqlNodeList(copies, list.getParserPosition());
    }

    @Override
    public SqlNode visit(SqlIdentifier id) {
        return id.clone(id.getParserPosition());
    }

    @Override
    public SqlNode visit(SqlLiteral literal) {
        if (literal instanceof SqlCharStringLiteral) {
            // Text has one character set: U&'…' and N'…' meet others.
            return SqlLiteral.createCharString(
                    literal.getValueAs(NlsString.class).getValue(), literal.getParserPosition());
        }
        if (literal instanceof SqlIntervalLiteral interval) {
            return ExactInterval.of(interval);
        }
        return literal instanceof SqlUnknownLiteral typed
                ? TypedLiterals.read(typed)
                : literal.clone(literal.getParserPosition());
    }
}
