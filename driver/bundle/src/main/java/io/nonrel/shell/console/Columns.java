package io.nonrel.shell.console;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a result: their names, and their values as objects whose {@code toString} is independent of the JVM's
 * time zone and locale.
 */
public final class Columns {

    private final List<String> names;
    private final int[] types;

    private Columns(List<String> names, int[] types) {
        this.names = names;
        this.types = types;
    }

    /** The columns of a result. */
    public static Columns of(ResultSet result) throws SQLException {
        ResultSetMetaData metadata = result.getMetaData();
        List<String> names = new ArrayList<>();
        int[] types = new int[metadata.getColumnCount()];
        for (int i = 1; i <= types.length; i++) {
            names.add(metadata.getColumnLabel(i));
            types[i - 1] = metadata.getColumnType(i);
        }
        return new Columns(List.copyOf(names), types);
    }

    /** The labels, from left to right. */
    public List<String> names() {
        return names;
    }

    /** Whether the column, counted from 0, holds numbers. */
    public boolean isNumeric(int column) {
        return switch (types[column]) {
            case Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.DECIMAL,
                    Types.NUMERIC,
                    Types.REAL,
                    Types.FLOAT,
                    Types.DOUBLE -> true;
            default -> false;
        };
    }

    /** The current row's value of a column, counted from 0; null for NULL. */
    public @Nullable Object value(ResultSet result, int column) throws SQLException {
        int index = column + 1;
        return switch (types[column]) {
            case Types.DATE -> result.getObject(index, LocalDate.class);
            case Types.TIME -> result.getObject(index, LocalTime.class);
            case Types.TIMESTAMP -> result.getObject(index, LocalDateTime.class);
            case Types.TIMESTAMP_WITH_TIMEZONE -> result.getObject(index, OffsetDateTime.class);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> hex(result.getBytes(index));
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB, Types.NCHAR, Types.NVARCHAR, Types.NCLOB ->
                result.getString(index);
            default -> result.getObject(index);
        };
    }

    /** The current row's value as text; null for NULL. */
    public @Nullable String text(ResultSet result, int column) throws SQLException {
        Object value = value(result, column);
        return value == null ? null : text(value);
    }

    private static String text(Object value) {
        if (value instanceof java.math.BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof LocalDateTime moment) {
            return moment.toLocalDate() + " " + seconds(moment.toLocalTime());
        }
        if (value instanceof LocalTime time) {
            return seconds(time);
        }
        return value.toString();
    }

    /** ISO with seconds even when they are zero, as SQL writes them. */
    private static String seconds(LocalTime time) {
        String text = time.toString();
        return text.length() == "00:00".length() ? text + ":00" : text;
    }

    private static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
    }
}
