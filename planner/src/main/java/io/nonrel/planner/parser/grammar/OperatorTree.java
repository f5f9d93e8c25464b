package io.nonrel.planner.parser.grammar;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserUtil;
import org.jspecify.annotations.Nullable;

/**
 * Makes a tree of operands and the operators between them. Calcite looks for the operator that binds strongest in the whole list
 * each time, and makes a tree as deep as the list is long: a long list is split first at each OR, and then at each AND, which
 * bind weaker than all others, into a tree of little depth.
 */
final class OperatorTree {

    private static final int LONG = 128;

    private OperatorTree() {}

    /** The tree of a list of {@link SqlNode}s and {@link SqlParserUtil.ToTreeListItem}s. */
    static @Nullable SqlNode of(List<@Nullable Object> list) {
        return list.size() < LONG ? SqlParserUtil.toTree(list) : splitAt(SqlKind.OR, list);
    }

    private static @Nullable SqlNode splitAt(SqlKind kind, List<@Nullable Object> list) {
        List<@Nullable SqlNode> terms = new ArrayList<>();
        SqlOperator operator = null;
        int start = 0;
        int between = 0;
        for (int i = 0; i < list.size(); i++) {
            if (!(list.get(i) instanceof SqlParserUtil.ToTreeListItem item)) {
                continue;
            }
            SqlKind found = item.getOperator().getKind();
            if (found == SqlKind.BETWEEN) {
                between++;
            } else if (found == SqlKind.AND && between > 0) {
                // This AND belongs to a BETWEEN, as does all before it.
                between--;
            } else if (found == kind && between == 0) {
                operator = item.getOperator();
                terms.add(term(kind, list.subList(start, i)));
                start = i + 1;
            }
        }
        if (operator == null) {
            return term(kind, list);
        }
        terms.add(term(kind, list.subList(start, list.size())));
        return joined(operator, terms);
    }

    private static @Nullable SqlNode term(SqlKind kind, List<@Nullable Object> list) {
        return kind == SqlKind.OR && list.size() >= LONG
                ? splitAt(SqlKind.AND, list)
                : SqlParserUtil.toTree(new ArrayList<>(list));
    }

    private static @Nullable SqlNode joined(SqlOperator operator, List<@Nullable SqlNode> terms) {
        int size = terms.size();
        if (size == 1) {
            return terms.get(0);
        }
        SqlNode left = joined(operator, terms.subList(0, (size + 1) / 2));
        SqlNode right = joined(operator, terms.subList((size + 1) / 2, size));
        return left == null || right == null
                ? null
                : operator.createCall(left.getParserPosition().plus(right.getParserPosition()), left, right);
    }
}
