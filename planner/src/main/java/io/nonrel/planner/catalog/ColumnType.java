package io.nonrel.planner.catalog;

/**
 * An SQL type with its parameters. Immutable.
 *
 * @param name which type
 * @param precision DECIMAL: digits, 1 to 38; CHAR, VARCHAR, CLOB: characters (code points); BINARY, VARBINARY, BLOB: bytes;
 *     TIME, TIMESTAMP…: digits of the fraction of a second, 0 to 9; {@link #UNBOUNDED} for no limit, and for other types
 * @param scale DECIMAL: digits after the point; 0 for other types
 */
public record ColumnType(TypeName name, int precision, int scale) {

    /** No limit of length, or a type without a precision. */
    public static final int UNBOUNDED = -1;

    /** A type without precision and scale. */
    public static ColumnType of(TypeName name) {
        return new ColumnType(name, UNBOUNDED, 0);
    }

    /** A type with a precision. */
    public static ColumnType of(TypeName name, int precision) {
        return new ColumnType(name, precision, 0);
    }

    /** As written in SQL; CREATE TABLE understands it. */
    @Override
    public String toString() {
        if (precision == UNBOUNDED) {
            return name.sqlName();
        }
        return switch (name) {
            case DECIMAL -> "DECIMAL(" + precision + ", " + scale + ")";
            case TIMESTAMP_WITH_TIME_ZONE -> "TIMESTAMP(" + precision + ") WITH TIME ZONE";
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> "TIMESTAMP(" + precision + ") WITH LOCAL TIME ZONE";
            default -> name.sqlName() + "(" + precision + ")";
        };
    }
}
