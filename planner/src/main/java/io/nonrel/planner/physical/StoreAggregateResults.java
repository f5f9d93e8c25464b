package io.nonrel.planner.physical;

import io.nonrel.exec.InputColumn;
import io.nonrel.exec.Operator;
import io.nonrel.exec.Scalar;
import io.nonrel.exec.operator.ProjectOperator;
import io.nonrel.planner.logical.type.TypeMapping;
import io.nonrel.planner.scan.ColumnNames;
import io.nonrel.planner.scan.StoreAggregate;
import io.nonrel.spi.Aggregation;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;

/** Brings the sums that a store gives as BigDecimal into the types that SQL says. */
final class StoreAggregateResults {

    private StoreAggregateResults() {}

    static Operator inTypesOf(StoreAggregate aggregate, Operator rows) {
        Aggregation aggregation = aggregate.aggregation();
        if (aggregation.calls().stream().noneMatch(c -> c.function() == Aggregation.Function.SUM)) {
            return rows;
        }
        List<Scalar> columns = new ArrayList<>();
        List<String> names = ColumnNames.of(aggregate);
        for (int i = 0; i < names.size(); i++) {
            int call = i - aggregation.groupBy().size();
            boolean sum = call >= 0 && aggregation.calls().get(call).function() == Aggregation.Function.SUM;
            RelDataType type = aggregate.getRowType().getFieldList().get(i).getType();
            columns.add(sum ? sum(i, type) : new InputColumn(i));
        }
        return new ProjectOperator(rows, columns, String.join(", ", names));
    }

    private static Scalar sum(int column, RelDataType type) {
        boolean whole = TypeMapping.toValue(type) == ValueType.INTEGER;
        int precision = type.getPrecision();
        return (row, execution) -> {
            if (!(row[column] instanceof BigDecimal sum)) {
                return row[column];
            }
            if (whole ? sum.toBigInteger().bitLength() >= Long.SIZE : sum.precision() > precision) {
                throw ErrorCode.NUMBER_OUT_OF_RANGE.error(
                        "SUM gives %s, which does not fit %s; CAST its argument to a wider type", sum, type);
            }
            return whole ? (Object) sum.longValue() : sum;
        };
    }
}
