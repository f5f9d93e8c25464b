package io.nonrel.engine.ddl;

import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.planner.catalog.TypeName;
import io.nonrel.planner.logical.mistake.Place;
import io.nonrel.planner.parser.wording.NearestNames;
import io.nonrel.spi.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;
import org.apache.calcite.sql.type.SqlTypeName;

/** From a type as it was written to the catalog's. */
final class ColumnTypes {

    private static final int MAX_DIGITS = 38;
    private static final int DEFAULT_SCALE = 10;
    private static final int MAX_FRACTION = 9;
    private static final int DEFAULT_FRACTION = 6;

    private static final List<String> KNOWN =
            Arrays.stream(TypeName.values()).map(TypeName::sqlName).toList();

    private ColumnTypes() {}

    /**
     * The catalog's type.
     *
     * @param column for error messages
     */
    static ColumnType of(io.nonrel.planner.statement.ColumnType written, String column) {
        SqlTypeNameSpec spec = written.spec().getTypeNameSpec();
        if (spec instanceof SqlUserDefinedTypeNameSpec other) {
            throw unknown(other.getTypeName());
        }
        if (!(spec instanceof SqlBasicTypeNameSpec basic)) {
            throw unsupported(written, column);
        }
        String name = basic.getTypeName().getSimple().toUpperCase(Locale.ROOT).replace(' ', '_');
        SqlTypeName type = SqlTypeName.get(name);
        if (type == null) {
            throw unknown(basic.getTypeName());
        }
        int precision = basic.getPrecision();
        return switch (type) {
            case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, DATE, UUID ->
                ColumnType.of(TypeName.valueOf(type.getName()));
            case FLOAT -> ColumnType.of(TypeName.DOUBLE);
            case DECIMAL -> decimal(precision, basic.getScale(), column);
            case CHAR -> ColumnType.of(TypeName.CHAR, length(precision < 0 ? 1 : precision, column));
            case VARCHAR ->
                isLargeObject(written)
                        ? ColumnType.of(TypeName.CLOB)
                        : ColumnType.of(TypeName.VARCHAR, length(precision, column));
            case BINARY -> ColumnType.of(TypeName.BINARY, length(precision < 0 ? 1 : precision, column));
            case VARBINARY ->
                isLargeObject(written)
                        ? ColumnType.of(TypeName.BLOB)
                        : ColumnType.of(TypeName.VARBINARY, length(precision, column));
            case TIME -> ColumnType.of(TypeName.TIME, fraction(precision, column));
            case TIMESTAMP -> ColumnType.of(TypeName.TIMESTAMP, fraction(precision, column));
            case TIMESTAMP_TZ -> ColumnType.of(TypeName.TIMESTAMP_WITH_TIME_ZONE, fraction(precision, column));
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                ColumnType.of(TypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, fraction(precision, column));
            default -> throw unsupported(written, column);
        };
    }

    private static boolean isLargeObject(io.nonrel.planner.statement.ColumnType written) {
        String declared = written.declared();
        return declared.startsWith("CLOB")
                || declared.startsWith("NCLOB")
                || declared.startsWith("BLOB")
                || declared.contains("LARGE OBJECT");
    }

    private static ColumnType decimal(int precision, int scale, String column) {
        int digits = precision < 0 ? MAX_DIGITS : precision;
        int fraction = precision < 0 ? DEFAULT_SCALE : Math.max(scale, 0);
        if (digits < 1 || digits > MAX_DIGITS || fraction > digits) {
            throw ErrorCode.INVALID_DEFINITION.error(
                    "Column %s can't be DECIMAL(%d, %d): 1 to %d digits, and not more of them after the point",
                    column, digits, fraction, MAX_DIGITS);
        }
        return new ColumnType(TypeName.DECIMAL, digits, fraction);
    }

    private static int length(int length, String column) {
        if (length == 0) {
            throw ErrorCode.INVALID_DEFINITION.error("Column %s: a length is at least 1", column);
        }
        return length < 0 ? ColumnType.UNBOUNDED : length;
    }

    private static int fraction(int digits, String column) {
        if (digits > MAX_FRACTION) {
            throw ErrorCode.INVALID_DEFINITION.error(
                    "Column %s: a second has at most %d digits after the point", column, MAX_FRACTION);
        }
        return digits < 0 ? DEFAULT_FRACTION : digits;
    }

    private static RuntimeException unknown(SqlIdentifier name) {
        return ErrorCode.UNDEFINED_OBJECT.error(
                "No type is called %s%s%s", name, NearestNames.hint(name.toString(), KNOWN), Place.at(name));
    }

    private static RuntimeException unsupported(io.nonrel.planner.statement.ColumnType written, String column) {
        return ErrorCode.UNSUPPORTED.error(
                "Column %s can't be %s: columns hold single values; ARRAY, MAP, ROW and INTERVAL are not stored",
                column, written.declared());
    }
}
