package io.nonrel.engine.write;

import java.util.List;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Makes the nodes of the queries that statements are rewritten into. */
final class Sql {

    private static final SqlParserPos HERE = SqlParserPos.ZERO;

    private Sql() {}

    /** {@code SELECT items FROM from WHERE where}. */
    static SqlSelect select(List<SqlNode> items, @Nullable SqlNode from, @Nullable SqlNode where) {
        return new SqlSelect(
                HERE, null, new SqlNodeList(items, HERE), from, where, null, null, null, null, null, null, null, null);
    }

    static SqlIdentifier name(String... names) {
        return new SqlIdentifier(List.of(names), HERE);
    }

    /** {@code node AS alias (columns)}. */
    static SqlNode as(SqlNode node, String alias, List<String> columns) {
        SqlNode[] operands = new SqlNode[2 + columns.size()];
        operands[0] = node;
        operands[1] = name(alias);
        for (int i = 0; i < columns.size(); i++) {
            operands[2 + i] = name(columns.get(i));
        }
        return SqlStdOperatorTable.AS.createCall(HERE, operands);
    }

    /** Both sides, every row with every row. */
    static SqlNode cross(SqlNode left, @Nullable SqlNode right) {
        return right == null ? left : join(left, JoinType.CROSS, right, null);
    }

    static SqlNode leftJoin(SqlNode left, SqlNode right, SqlNode condition) {
        return join(left, JoinType.LEFT, right, condition);
    }

    private static SqlNode join(SqlNode left, JoinType type, SqlNode right, @Nullable SqlNode condition) {
        return new SqlJoin(
                HERE,
                left,
                SqlLiteral.createBoolean(false, HERE),
                SqlLiteral.createSymbol(type, HERE),
                right,
                SqlLiteral.createSymbol(condition == null ? JoinConditionType.NONE : JoinConditionType.ON, HERE),
                condition);
    }

    static SqlNode and(SqlNode left, @Nullable SqlNode right) {
        return right == null ? left : SqlStdOperatorTable.AND.createCall(HERE, left, right);
    }

    static SqlNode isNull(SqlNode node) {
        return SqlStdOperatorTable.IS_NULL.createCall(HERE, node);
    }

    static SqlNode isNotNull(SqlNode node) {
        return SqlStdOperatorTable.IS_NOT_NULL.createCall(HERE, node);
    }

    static SqlNode nextValue(String schema, String sequence) {
        return SqlStdOperatorTable.NEXT_VALUE.createCall(HERE, name(schema, sequence));
    }

    static SqlNode number(int value) {
        return SqlLiteral.createExactNumeric(Integer.toString(value), HERE);
    }

    static SqlNode nullLiteral() {
        return SqlLiteral.createNull(HERE);
    }

    /** {@code CASE WHEN whens THEN thens END}. */
    static SqlNode caseOf(List<SqlNode> whens, List<SqlNode> thens) {
        return new SqlCase(HERE, null, new SqlNodeList(whens, HERE), new SqlNodeList(thens, HERE), nullLiteral());
    }
}
