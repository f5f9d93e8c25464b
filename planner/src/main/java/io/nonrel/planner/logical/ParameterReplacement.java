package io.nonrel.planner.logical;

import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;

/** Copies a query and gives some of its parameters the types they are known to have. */
final class ParameterReplacement extends ParameterPlaces {

    private final Map<Integer, RelDataType> types;
    private final boolean bound;

    private ParameterReplacement(Map<Integer, RelDataType> types, boolean bound) {
        this.types = types;
        this.bound = bound;
    }

    /** @param bound whether the types are those of bound values, so that NULL is the literal */
    static SqlNode of(SqlNode query, Map<Integer, RelDataType> types, boolean bound) {
        return types.isEmpty() ? query : new ParameterReplacement(types, bound).copy(query);
    }

    @Override
    SqlNode replaced(SqlDynamicParam parameter, boolean item) {
        RelDataType type = types.get(parameter.getIndex());
        if (type == null) {
            return bare(parameter);
        }
        return bound && type.getSqlTypeName() == SqlTypeName.NULL
                ? SqlLiteral.createNull(parameter.getParserPosition())
                : new TypedParameter(type).of(parameter);
    }
}
