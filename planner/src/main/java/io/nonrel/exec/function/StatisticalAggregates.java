package io.nonrel.exec.function;

import java.util.List;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlBasicAggFunction;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeTransforms;

/** The standard's aggregates of pairs that Calcite has no operator for. */
final class StatisticalAggregates {

    private StatisticalAggregates() {}

    static List<SqlAggFunction> all() {
        return Stream.of("CORR", "REGR_SXY", "REGR_AVGX", "REGR_AVGY", "REGR_SLOPE", "REGR_INTERCEPT", "REGR_R2")
                .<SqlAggFunction>map(name -> SqlBasicAggFunction.create(
                        name,
                        SqlKind.OTHER_FUNCTION,
                        ReturnTypes.DOUBLE.andThen(SqlTypeTransforms.FORCE_NULLABLE),
                        OperandTypes.NUMERIC_NUMERIC))
                .toList();
    }
}
