package io.nonrel.planner.logical;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.util.NlsString;
import org.jspecify.annotations.Nullable;

/** Copies a tree of nodes entirely, because Calcite's validator changes the nodes it is given. */
class SqlCopy extends SqlShuttle {

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
        CallCopyingArgHandler operands = new CallCopyingArgHandler(call, true);
        call.getOperator().acceptCall(this, call, false, operands);
        return operands.result();
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
        return literal instanceof SqlUnknownLiteral typed
                ? TypedLiterals.read(typed)
                : literal.clone(literal.getParserPosition());
    }
}
