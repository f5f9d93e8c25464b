package io.nonrel.planner.logical;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.jspecify.annotations.Nullable;

/** Copies a query and gives some of its parameters the types they are known to have. */
final class ParameterReplacement extends SqlCopy {

    private final Map<Integer, RelDataType> types;

    /** Parameters of OFFSET and FETCH, which have to stay bare and are numbers of rows anyway. */
    private final Set<SqlNode> rowCounts = new HashSet<>();

    private ParameterReplacement(Map<Integer, RelDataType> types) {
        this.types = types;
    }

    static SqlNode of(SqlNode query, Map<Integer, RelDataType> types) {
        return types.isEmpty() ? query : new ParameterReplacement(types).copy(query);
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (call instanceof SqlOrderBy orderBy) {
            noteRowCount(orderBy.offset);
            noteRowCount(orderBy.fetch);
        } else if (call instanceof SqlSelect select) {
            noteRowCount(select.getOffset());
            noteRowCount(select.getFetch());
        }
        return super.visit(call);
    }

    private void noteRowCount(@Nullable SqlNode count) {
        if (count instanceof SqlDynamicParam) {
            rowCounts.add(count);
        }
    }

    @Override
    public SqlNode visit(SqlDynamicParam parameter) {
        RelDataType type = types.get(parameter.getIndex());
        return type == null || rowCounts.contains(parameter)
                ? new SqlDynamicParam(parameter.getIndex(), parameter.getParserPosition())
                : new TypedParameter(type).of(parameter);
    }
}
