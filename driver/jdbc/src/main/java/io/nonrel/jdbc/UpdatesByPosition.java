package io.nonrel.jdbc;

import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.jdbc.value.Streams;
import io.nonrel.jdbc.value.TargetConversion;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** The update methods that name a column by its number: all end in {@link #update}. */
interface UpdatesByPosition extends ResultSet {

    /** Sets a column of the current row, or of the row to insert, to an object of any class that can be a parameter. */
    void update(int column, @Nullable Object value) throws SQLException;

    /** Sets a column to an object after it was converted to a type of {@link Types}. */
    void updateAs(int column, @Nullable Object value, int type, int scale) throws SQLException;

    @Override
    default void updateNull(int column) throws SQLException {
        update(column, null);
    }

    @Override
    default void updateBoolean(int column, boolean value) throws SQLException {
        update(column, value);
    }

    @Override
    default void updateByte(int column, byte value) throws SQLException {
        update(column, value);
    }

    @Override
    default void updateShort(int column, short value) throws SQLException {
        update(column, value);
    }

    @Override
    default void updateInt(int column, int value) throws SQLException {
        update(column, value);
    }

    @Override
    default void updateLong(int column, long value) throws SQLException {
        update(column, value);
    }

    @Override
    default void updateFloat(int column, float value) throws SQLException {
        update(column, value);
    }

    @Override
    default void updateDouble(int column, double value) throws SQLException {
        update(column, value);
    }

    @Override
    default void updateBigDecimal(int column, @Nullable BigDecimal value) throws SQLException {
        update(column, value);
    }

    @Override
    default void updateString(int column, @Nullable String value) throws SQLException {
        update(column, value);
    }

    @Override
    default void updateBytes(int column, byte @Nullable [] value) throws SQLException {
        update(column, value);
    }

    @Override
    default void updateDate(int column, @Nullable Date value) throws SQLException {
        update(column, value);
    }

    @Override
    default void updateTime(int column, @Nullable Time value) throws SQLException {
        update(column, value);
    }

    @Override
    default void updateTimestamp(int column, @Nullable Timestamp value) throws SQLException {
        update(column, value);
    }

    @Override
    default void updateAsciiStream(int column, @Nullable InputStream stream, int length) throws SQLException {
        update(column, stream == null ? null : Streams.ascii(stream, length));
    }

    @Override
    default void updateBinaryStream(int column, @Nullable InputStream stream, int length) throws SQLException {
        update(column, stream == null ? null : Streams.bytes(stream, length));
    }

    @Override
    default void updateCharacterStream(int column, @Nullable Reader reader, int length) throws SQLException {
        update(column, reader == null ? null : Streams.text(reader, length));
    }

    @Override
    default void updateObject(int column, @Nullable Object value, int scale) throws SQLException {
        if (value instanceof InputStream stream) {
            updateBinaryStream(column, stream, scale);
        } else if (value instanceof Reader reader) {
            updateCharacterStream(column, reader, scale);
        } else {
            updateAs(column, value, value instanceof BigDecimal ? Types.DECIMAL : Types.OTHER, scale);
        }
    }

    @Override
    default void updateObject(int column, @Nullable Object value) throws SQLException {
        update(column, value);
    }

    @Override
    default void updateRef(int column, @Nullable Ref value) throws SQLException {
        throw SqlExceptions.unsupported("A value of type REF");
    }

    @Override
    default void updateBlob(int column, @Nullable Blob value) throws SQLException {
        update(column, value);
    }

    @Override
    default void updateClob(int column, @Nullable Clob value) throws SQLException {
        update(column, value);
    }

    @Override
    default void updateArray(int column, @Nullable Array value) throws SQLException {
        if (value != null) {
            throw SqlExceptions.unsupported("A value of type ARRAY");
        }
        update(column, null);
    }

    @Override
    default void updateRowId(int column, @Nullable RowId value) throws SQLException {
        throw SqlExceptions.unsupported("A value of type ROWID");
    }

    @Override
    default void updateNString(int column, @Nullable String value) throws SQLException {
        update(column, value);
    }

    @Override
    default void updateNClob(int column, @Nullable NClob value) throws SQLException {
        update(column, value);
    }

    @Override
    default void updateSQLXML(int column, @Nullable SQLXML value) throws SQLException {
        throw SqlExceptions.unsupported("A value of type XML");
    }

    @Override
    default void updateNCharacterStream(int column, @Nullable Reader reader, long length) throws SQLException {
        update(column, reader == null ? null : Streams.text(reader, length));
    }

    @Override
    default void updateAsciiStream(int column, @Nullable InputStream stream, long length) throws SQLException {
        update(column, stream == null ? null : Streams.ascii(stream, length));
    }

    @Override
    default void updateBinaryStream(int column, @Nullable InputStream stream, long length) throws SQLException {
        update(column, stream == null ? null : Streams.bytes(stream, length));
    }

    @Override
    default void updateCharacterStream(int column, @Nullable Reader reader, long length) throws SQLException {
        update(column, reader == null ? null : Streams.text(reader, length));
    }

    @Override
    default void updateBlob(int column, @Nullable InputStream stream, long length) throws SQLException {
        update(column, stream == null ? null : Streams.bytes(stream, length));
    }

    @Override
    default void updateClob(int column, @Nullable Reader reader, long length) throws SQLException {
        update(column, reader == null ? null : Streams.text(reader, length));
    }

    @Override
    default void updateNClob(int column, @Nullable Reader reader, long length) throws SQLException {
        update(column, reader == null ? null : Streams.text(reader, length));
    }

    @Override
    default void updateNCharacterStream(int column, @Nullable Reader reader) throws SQLException {
        update(column, reader == null ? null : Streams.text(reader, Streams.TO_THE_END));
    }

    @Override
    default void updateAsciiStream(int column, @Nullable InputStream stream) throws SQLException {
        update(column, stream == null ? null : Streams.ascii(stream, Streams.TO_THE_END));
    }

    @Override
    default void updateBinaryStream(int column, @Nullable InputStream stream) throws SQLException {
        update(column, stream == null ? null : Streams.bytes(stream, Streams.TO_THE_END));
    }

    @Override
    default void updateCharacterStream(int column, @Nullable Reader reader) throws SQLException {
        update(column, reader == null ? null : Streams.text(reader, Streams.TO_THE_END));
    }

    @Override
    default void updateBlob(int column, @Nullable InputStream stream) throws SQLException {
        update(column, stream == null ? null : Streams.bytes(stream, Streams.TO_THE_END));
    }

    @Override
    default void updateClob(int column, @Nullable Reader reader) throws SQLException {
        update(column, reader == null ? null : Streams.text(reader, Streams.TO_THE_END));
    }

    @Override
    default void updateNClob(int column, @Nullable Reader reader) throws SQLException {
        update(column, reader == null ? null : Streams.text(reader, Streams.TO_THE_END));
    }

    @Override
    default void updateObject(int column, @Nullable Object value, SQLType type, int scale) throws SQLException {
        updateAs(column, value, TargetConversion.code(type), scale);
    }

    @Override
    default void updateObject(int column, @Nullable Object value, SQLType type) throws SQLException {
        updateAs(column, value, TargetConversion.code(type), TargetConversion.ANY_SCALE);
    }
}
