package io.nonrel.planner.logical;

import io.nonrel.exec.AssignOperator;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.planner.logical.type.NonrelTypeFactory;
import io.nonrel.planner.logical.type.TypeMapping;
import io.nonrel.spi.ValueType;
import org.apache.calcite.sql.SqlNode;

/** Values for columns, in queries that INSERT, UPDATE and MERGE become. */
public final class Assignments {

    private Assignments() {}

    /**
     * An item of a query that gives a value for a column: it has exactly the column's type, a bare parameter in it has that
     * type too, and planning fails with {@link io.nonrel.spi.ErrorCode#TYPE_MISMATCH} when no value of the expression's type
     * can become one of the column's. The value is not converted; see {@link AssignOperator}.
     */
    public static SqlNode assign(SqlNode value, ColumnType target) {
        AssignOperator operator =
                new AssignOperator(TypeMapping.toRel(target, true, NonrelTypeFactory.INSTANCE), target);
        return operator.createCall(value.getParserPosition(), value);
    }

    /** Whether some value of one type can be stored in a column of the other. */
    static boolean isAssignable(ColumnType from, ColumnType to) {
        if (from.name() == TypeName.NULL || from.name() == to.name()) {
            return true;
        }
        ValueType source = from.name().valueType();
        ValueType target = to.name().valueType();
        if (source == null || target == null) {
            return false;
        }
        if (source == target || source == ValueType.STRING || source.isNumeric() && target.isNumeric()) {
            return true;
        }
        return switch (target) {
            case STRING -> source != ValueType.BINARY && source != ValueType.LIST;
            case DATE, TIME, TIMESTAMP, INSTANT ->
                isPointInTime(source) && target != ValueType.TIME
                        || target == ValueType.TIME && (source == ValueType.TIMESTAMP || source == ValueType.INSTANT);
            case UUID -> source == ValueType.BINARY;
            case BINARY -> source == ValueType.UUID;
            case BOOLEAN, INTEGER, DECIMAL, DOUBLE, LIST -> false;
        };
    }

    private static boolean isPointInTime(ValueType type) {
        return type == ValueType.DATE || type == ValueType.TIMESTAMP || type == ValueType.INSTANT;
    }
}
