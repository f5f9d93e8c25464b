package io.nonrel.exec.function;

import java.util.List;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.util.Optionality;

/** A variance or standard deviation: DOUBLE, whatever the numbers are, and NULL for too few of them. */
final class SpreadFunction extends SqlAggFunction {

    private SpreadFunction(String name, SqlKind kind) {
        super(
                name,
                null,
                kind,
                ReturnTypes.DOUBLE.andThen(SqlTypeTransforms.FORCE_NULLABLE),
                null,
                OperandTypes.NUMERIC,
                SqlFunctionCategory.NUMERIC,
                false,
                false,
                Optionality.FORBIDDEN);
    }

    static List<SqlOperator> all() {
        return List.of(
                new SpreadFunction("STDDEV_POP", SqlKind.STDDEV_POP),
                new SpreadFunction("STDDEV_SAMP", SqlKind.STDDEV_SAMP),
                new SpreadFunction("STDDEV", SqlKind.STDDEV_SAMP),
                new SpreadFunction("VAR_POP", SqlKind.VAR_POP),
                new SpreadFunction("VAR_SAMP", SqlKind.VAR_SAMP),
                new SpreadFunction("VARIANCE", SqlKind.VAR_SAMP));
    }
}
