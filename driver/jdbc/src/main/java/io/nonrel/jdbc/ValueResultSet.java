package io.nonrel.jdbc;

import io.nonrel.exec.conversion.ValueText;
import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.jdbc.value.BinaryConversion;
import io.nonrel.jdbc.value.BytesBlob;
import io.nonrel.jdbc.value.FieldSize;
import io.nonrel.jdbc.value.LegacyTemporal;
import io.nonrel.jdbc.value.NumberConversion;
import io.nonrel.jdbc.value.ObjectConversion;
import io.nonrel.jdbc.value.StringClob;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The getters of a result. They take no lock: a row is an array that nobody changes. */
abstract class ValueResultSet extends JdbcObject implements UnsupportedResultSet, GettersByLabel {

    final ResultColumns columns;
    private final ZoneId zone;
    private @Nullable Object @Nullable [] row;
    private final int maxFieldSize;
    private boolean wasNull;

    /** @param maxFieldSize in bytes, 0 for no limit */
    ValueResultSet(ResultColumns columns, ZoneId zone, int maxFieldSize) {
        this.columns = columns;
        this.zone = zone;
        this.maxFieldSize = maxFieldSize;
    }

    /** Sets the row that getters read, null for none. */
    final void row(@Nullable Object @Nullable [] current) {
        row = current;
    }

    /** The exception for a getter without a current row. */
    abstract SQLException noRow();

    /** The same for a result that is open. */
    abstract SQLException noRowHere();

    private @Nullable Object value(int column) throws SQLException {
        checkOpen();
        @Nullable Object @Nullable [] current = row;
        if (current == null) {
            throw noRow();
        }
        columns.checkNumber(column);
        Object value = current[column - 1];
        wasNull = value == null;
        return maxFieldSize == 0 || value == null
                ? value
                : FieldSize.limited(value, columns.type(column - 1).name(), maxFieldSize);
    }

    private static <T> T convert(Object value, Function<Object, T> conversion) throws SQLException {
        try {
            return conversion.apply(value);
        } catch (Throwable e) {
            throw SqlExceptions.of(e);
        }
    }

    private <T> @Nullable T read(int column, Function<Object, T> conversion) throws SQLException {
        Object value = value(column);
        return value == null ? null : convert(value, conversion);
    }

    private String text(Object value, int column) {
        return ValueText.of(value, columns.type(column - 1), zone);
    }

    @Override
    public final boolean wasNull() throws SQLException {
        checkOpen();
        return wasNull;
    }

    @Override
    public final int findColumn(String label) throws SQLException {
        checkOpen();
        return columns.find(required(label, "label"));
    }

    @Override
    public final @Nullable String getString(int column) throws SQLException {
        Object value = value(column);
        return value == null || value instanceof String ? (String) value : convert(value, v -> text(v, column));
    }

    @Override
    public final boolean getBoolean(int column) throws SQLException {
        Object value = value(column);
        return value instanceof Boolean x ? x : value != null && convert(value, NumberConversion::toBoolean);
    }

    @Override
    public final byte getByte(int column) throws SQLException {
        Object value = value(column);
        return value == null ? 0 : convert(value, NumberConversion::toByte);
    }

    @Override
    public final short getShort(int column) throws SQLException {
        Object value = value(column);
        return value == null ? 0 : convert(value, NumberConversion::toShort);
    }

    @Override
    public final int getInt(int column) throws SQLException {
        Object value = value(column);
        if (value instanceof Long x && x == x.intValue()) {
            return x.intValue();
        }
        return value == null ? 0 : convert(value, NumberConversion::toInt);
    }

    @Override
    public final long getLong(int column) throws SQLException {
        Object value = value(column);
        if (value instanceof Long x) {
            return x;
        }
        return value == null ? 0 : convert(value, NumberConversion::toLong);
    }

    @Override
    public final float getFloat(int column) throws SQLException {
        Object value = value(column);
        return value == null ? 0 : convert(value, NumberConversion::toFloat);
    }

    @Override
    public final double getDouble(int column) throws SQLException {
        Object value = value(column);
        if (value instanceof Double x) {
            return x;
        }
        return value == null ? 0 : convert(value, NumberConversion::toDouble);
    }

    @Override
    public final @Nullable BigDecimal getBigDecimal(int column) throws SQLException {
        Object value = value(column);
        return value == null || value instanceof BigDecimal
                ? (BigDecimal) value
                : convert(value, NumberConversion::toDecimal);
    }

    @Deprecated
    @Override
    public final @Nullable BigDecimal getBigDecimal(int column, int scale) throws SQLException {
        return read(column, v -> NumberConversion.toDecimal(v, scale));
    }

    @Override
    public final byte @Nullable [] getBytes(int column) throws SQLException {
        return read(column, v -> BinaryConversion.toBytes(v).clone());
    }

    @Override
    public final @Nullable Date getDate(int column) throws SQLException {
        return getDate(column, null);
    }

    @Override
    public final @Nullable Date getDate(int column, @Nullable Calendar calendar) throws SQLException {
        return read(column, v -> LegacyTemporal.toDate(v, zone, calendar));
    }

    @Override
    public final @Nullable Time getTime(int column) throws SQLException {
        return getTime(column, null);
    }

    @Override
    public final @Nullable Time getTime(int column, @Nullable Calendar calendar) throws SQLException {
        return read(column, v -> LegacyTemporal.toTime(v, zone, calendar));
    }

    @Override
    public final @Nullable Timestamp getTimestamp(int column) throws SQLException {
        return getTimestamp(column, null);
    }

    @Override
    public final @Nullable Timestamp getTimestamp(int column, @Nullable Calendar calendar) throws SQLException {
        return read(column, v -> LegacyTemporal.toTimestamp(v, zone, calendar));
    }

    @Override
    public final @Nullable Object getObject(int column) throws SQLException {
        return read(column, v -> ObjectConversion.toDefault(v, columns.type(column - 1), zone));
    }

    @Override
    public final <T> @Nullable T getObject(int column, Class<T> type) throws SQLException {
        Class<T> target = required(type, "type");
        return read(column, v -> ObjectConversion.toClass(v, columns.type(column - 1), target, zone));
    }

    @Override
    public final @Nullable Object getObject(int column, @Nullable Map<String, Class<?>> map) throws SQLException {
        if (map != null && !map.isEmpty()) {
            throw SqlExceptions.unsupported("A map of user-defined types");
        }
        return getObject(column);
    }

    @Override
    public final @Nullable URL getURL(int column) throws SQLException {
        return getObject(column, URL.class);
    }

    @Override
    public final @Nullable Blob getBlob(int column) throws SQLException {
        return read(column, v -> new BytesBlob(BinaryConversion.toBytes(v)));
    }

    @Override
    public final @Nullable Clob getClob(int column) throws SQLException {
        return getNClob(column);
    }

    @Override
    public final @Nullable NClob getNClob(int column) throws SQLException {
        return read(column, v -> new StringClob(text(v, column)));
    }

    @Override
    public final @Nullable String getNString(int column) throws SQLException {
        return getString(column);
    }

    @Override
    public final @Nullable Reader getCharacterStream(int column) throws SQLException {
        return read(column, v -> new StringReader(text(v, column)));
    }

    @Override
    public final @Nullable Reader getNCharacterStream(int column) throws SQLException {
        return getCharacterStream(column);
    }

    @Override
    public final @Nullable InputStream getBinaryStream(int column) throws SQLException {
        return read(column, v -> new ByteArrayInputStream(BinaryConversion.toBytes(v)));
    }

    @Override
    public final @Nullable InputStream getAsciiStream(int column) throws SQLException {
        return read(column, v -> new ByteArrayInputStream(text(v, column).getBytes(StandardCharsets.US_ASCII)));
    }
}
