package io.nonrel.planner.logical;

import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.spi.ValueType;

/** When the type of a bound value has to win over the type that the parameter's use tells. */
final class BoundType {

    private BoundType() {}

    /**
     * Whether a value of the bound type may have no equal in the type of the use: {@code int_column = ?} with 1.5 has to be
     * false, as it is with the literal, and {@code int_column + ?} has to be a DECIMAL. The same for text that is a number.
     */
    static boolean wins(ColumnType use, ColumnType bound) {
        int digits = exactDigits(use);
        if (bound.name().valueType() == ValueType.STRING) {
            return digits >= 0 || use.name() == TypeName.REAL;
        }
        if (digits >= 0) {
            return bound.name() == TypeName.REAL
                    || bound.name() == TypeName.DOUBLE
                    || exactDigits(bound) > digits
                    || bound.name() == TypeName.DECIMAL && !holds(use, bound);
        }
        return switch (use.name()) {
            case REAL -> bound.name() == TypeName.DOUBLE || exactDigits(bound) >= 0;
            case DOUBLE -> exactDigits(bound) >= 0;
            case DATE ->
                switch (bound.name()) {
                    case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> true;
                    default -> false;
                };
            default -> false;
        };
    }

    private static boolean holds(ColumnType use, ColumnType bound) {
        return bound.precision() != ColumnType.UNBOUNDED
                && use.scale() >= bound.scale()
                && use.precision() - use.scale() >= bound.precision() - bound.scale();
    }

    /** Whole digits of an exact number, -1 for other types. */
    private static int exactDigits(ColumnType type) {
        return switch (type.name()) {
            case TINYINT -> 3;
            case SMALLINT -> 5;
            case INTEGER -> 10;
            case BIGINT -> 19;
            case DECIMAL -> type.precision() == ColumnType.UNBOUNDED ? 38 : type.precision() - type.scale();
            default -> -1;
        };
    }
}
