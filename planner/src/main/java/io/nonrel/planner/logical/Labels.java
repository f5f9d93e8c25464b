package io.nonrel.planner.logical;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.Util;
import org.jspecify.annotations.Nullable;

/**
 * The labels of a result: the alias, else the column's name with the case it was declared with. Calcite makes the names of a
 * row unique ({@code ID}, {@code ID0}); a result may well have one label twice.
 */
final class Labels {

    private final @Nullable SqlSelect select;
    private final List<SqlNode> written = new ArrayList<>();
    private final Set<SqlParserPos> stars = new HashSet<>();

    private Labels(@Nullable SqlSelect select) {
        this.select = select;
        if (select != null) {
            for (SqlNode item : select.getSelectList()) {
                if (item instanceof SqlIdentifier id && id.isStar()) {
                    stars.add(item.getParserPosition());
                } else {
                    written.add(item);
                }
            }
        }
    }

    /** Remembers the select list that gives the labels; to be called before the validator expands it. */
    static Labels before(SqlNode query) {
        return new Labels(first(query));
    }

    private static @Nullable SqlSelect first(SqlNode query) {
        if (query instanceof SqlSelect select) {
            return select;
        }
        if (query instanceof SqlOrderBy orderBy) {
            return first(orderBy.query);
        }
        if (query instanceof SqlWith with) {
            return first(with.body);
        }
        return SqlKind.SET_QUERY.contains(query.getKind()) ? first(((SqlBasicCall) query).operand(0)) : null;
    }

    /** The labels, given the names of the row; to be called after validation. */
    List<String> of(List<String> names) {
        if (select == null || select.getSelectList().size() != names.size()) {
            return names;
        }
        List<String> labels = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < names.size(); i++) {
            SqlNode expression = SqlUtil.stripAs(select.getSelectList().get(i));
            SqlNode item = stars.contains(expression.getParserPosition()) || next >= written.size()
                    ? expression
                    : written.get(next++);
            labels.add(label(item, expression, names.get(i)));
        }
        return next == written.size() ? labels : names;
    }

    private static String label(SqlNode item, SqlNode expanded, String name) {
        return item.getKind() != SqlKind.AS && expanded instanceof SqlIdentifier id ? Util.last(id.names) : name;
    }
}
