package io.nonrel.exec.conversion;

import io.nonrel.exec.Environment;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.ValueType;

/**
 * Puts values into a column, as INSERT and UPDATE do. Unlike CAST it never cuts: only spaces may be lost at the end of a
 * string that is too long. Numbers are rounded to the column's scale and fractions of a second to its digits, and both must be
 * in range. NULL is the caller's. Immutable and thread-safe.
 */
public final class Assignment {

    private final Conversion conversion;
    private final ColumnType type;
    private final String column;

    private Assignment(Conversion conversion, ColumnType type, String column) {
        this.conversion = conversion;
        this.type = type;
        this.column = column;
    }

    /**
     * From values of one type, or of any type their classes tell when it is OTHER.
     *
     * @param column its name, for messages
     */
    public static Assignment of(ColumnType from, ColumnType to, String column) {
        Conversion conversion = from.equals(to) ? Conversion.IDENTITY : Casts.unbounded(from, to);
        return new Assignment(conversion, to, column);
    }

    /**
     * The value that the column keeps.
     *
     * @throws io.nonrel.spi.NonrelException for a value that has no place in the column
     */
    public Object assign(Object value, Environment environment) {
        Object converted = conversion.convert(value, environment);
        int limit = type.precision();
        if (limit == ColumnType.UNBOUNDED) {
            return converted;
        }
        if (converted instanceof String text && type.name().valueType() == ValueType.STRING) {
            return string(text, limit);
        }
        if (converted instanceof byte[] bytes && bytes.length > limit) {
            throw ErrorCode.STRING_TOO_LONG
                    .error("Column %s holds at most %d bytes, the value has %d", column, limit, bytes.length)
                    .with("column", column);
        }
        return converted;
    }

    private String string(String text, int limit) {
        String cut = Lengths.cutSpaces(text, limit);
        if (!Lengths.fits(cut, limit)) {
            throw ErrorCode.STRING_TOO_LONG
                    .error(
                            "Column %s holds at most %d characters, the value has %d",
                            column, limit, cut.codePointCount(0, cut.length()))
                    .with("column", column);
        }
        return cut;
    }
}
