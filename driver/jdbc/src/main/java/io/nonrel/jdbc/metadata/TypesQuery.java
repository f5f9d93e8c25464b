package io.nonrel.jdbc.metadata;

import io.nonrel.jdbc.value.JdbcType;
import io.nonrel.planner.ColumnDescriptor;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code getTypeInfo}: the types that columns can have. */
public final class TypesQuery {

    private static final List<ColumnDescriptor> TYPES = new Shape()
            .text("TYPE_NAME")
            .integer("DATA_TYPE", "PRECISION")
            .text("LITERAL_PREFIX", "LITERAL_SUFFIX", "CREATE_PARAMS")
            .smallInt("NULLABLE")
            .truth("CASE_SENSITIVE")
            .smallInt("SEARCHABLE")
            .truth("UNSIGNED_ATTRIBUTE", "FIXED_PREC_SCALE", "AUTO_INCREMENT")
            .text("LOCAL_TYPE_NAME")
            .smallInt("MINIMUM_SCALE", "MAXIMUM_SCALE")
            .integer("SQL_DATA_TYPE", "SQL_DATETIME_SUB", "NUM_PREC_RADIX")
            .build();

    private TypesQuery() {}

    /** All types, by their code; those with the same code in the order in which they come nearest to it. */
    public static MetadataRows types() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (JdbcType type : JdbcType.values()) {
            if (type.typeName().valueType() != null) {
                rows.add(row(type));
            }
        }
        return MetadataRows.sorted(TYPES, rows, 1);
    }

    private static @Nullable Object[] row(JdbcType type) {
        boolean wholeNumber =
                switch (type) {
                    case TINYINT, SMALLINT, INTEGER, BIGINT -> true;
                    default -> false;
                };
        String prefix = prefix(type);
        return new @Nullable Object[] {
            type.typeName().sqlName(),
            (long) type.code(),
            (long) type.maxPrecision(),
            prefix,
            prefix == null ? null : "'",
            parameters(type),
            (long) DatabaseMetaData.typeNullable,
            type.isText(),
            (long) (type.isText() ? DatabaseMetaData.typeSearchable : DatabaseMetaData.typePredBasic),
            !type.isNumeric(),
            false,
            wholeNumber,
            null,
            0L,
            maxScale(type),
            null,
            null,
            type.isNumeric() ? 10L : null
        };
    }

    private static @Nullable String prefix(JdbcType type) {
        return switch (type) {
            case CHAR, VARCHAR, CLOB -> "'";
            case BINARY, VARBINARY, BLOB -> "X'";
            case DATE -> "DATE '";
            case TIME -> "TIME '";
            case TIMESTAMP -> "TIMESTAMP '";
            default -> null;
        };
    }

    private static @Nullable String parameters(JdbcType type) {
        return switch (type) {
            case DECIMAL -> "precision,scale";
            case CHAR, VARCHAR, CLOB, BINARY, VARBINARY, BLOB -> "length";
            case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> "precision";
            default -> null;
        };
    }

    private static long maxScale(JdbcType type) {
        return switch (type) {
            case DECIMAL -> type.maxPrecision();
            case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> 9;
            default -> 0;
        };
    }
}
