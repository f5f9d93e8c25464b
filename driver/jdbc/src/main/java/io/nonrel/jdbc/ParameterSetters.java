package io.nonrel.jdbc;

import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.jdbc.value.Streams;
import io.nonrel.jdbc.value.TargetConversion;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import org.jspecify.annotations.Nullable;

/** The setters of simple values: all end in {@link #bind}. Those of dates and times are in the implementing class. */
interface ParameterSetters extends PreparedStatement {

    /** Binds an object of any class that can be a parameter, null for NULL. */
    void bind(int parameter, @Nullable Object value) throws SQLException;

    /** Binds an object after it was converted to a type of {@link java.sql.Types}. */
    void bindAs(int parameter, @Nullable Object value, int type, int scale) throws SQLException;

    /** Binds text read from a reader, null for NULL. */
    default void bindText(int parameter, @Nullable Reader reader, long length) throws SQLException {
        bind(parameter, reader == null ? null : Streams.text(reader, length));
    }

    /** Binds bytes read from a stream, null for NULL. */
    default void bindBytes(int parameter, @Nullable InputStream stream, long length) throws SQLException {
        bind(parameter, stream == null ? null : Streams.bytes(stream, length));
    }

    @Override
    default void setNull(int parameter, int type) throws SQLException {
        bind(parameter, null);
    }

    @Override
    default void setNull(int parameter, int type, String typeName) throws SQLException {
        bind(parameter, null);
    }

    @Override
    default void setBoolean(int parameter, boolean value) throws SQLException {
        bind(parameter, value);
    }

    @Override
    default void setByte(int parameter, byte value) throws SQLException {
        bind(parameter, value);
    }

    @Override
    default void setShort(int parameter, short value) throws SQLException {
        bind(parameter, value);
    }

    @Override
    default void setInt(int parameter, int value) throws SQLException {
        bind(parameter, value);
    }

    @Override
    default void setLong(int parameter, long value) throws SQLException {
        bind(parameter, value);
    }

    @Override
    default void setFloat(int parameter, float value) throws SQLException {
        bind(parameter, value);
    }

    @Override
    default void setDouble(int parameter, double value) throws SQLException {
        bind(parameter, value);
    }

    @Override
    default void setBigDecimal(int parameter, @Nullable BigDecimal value) throws SQLException {
        bind(parameter, value);
    }

    @Override
    default void setString(int parameter, @Nullable String value) throws SQLException {
        bind(parameter, value);
    }

    @Override
    default void setNString(int parameter, @Nullable String value) throws SQLException {
        bind(parameter, value);
    }

    @Override
    default void setBytes(int parameter, byte @Nullable [] value) throws SQLException {
        bind(parameter, value);
    }

    @Override
    default void setURL(int parameter, @Nullable URL value) throws SQLException {
        bind(parameter, value);
    }

    @Override
    default void setObject(int parameter, @Nullable Object value) throws SQLException {
        bind(parameter, value);
    }

    @Override
    default void setObject(int parameter, @Nullable Object value, int type) throws SQLException {
        bindAs(parameter, value, type, TargetConversion.ANY_SCALE);
    }

    @Override
    default void setObject(int parameter, @Nullable Object value, int type, int scaleOrLength) throws SQLException {
        bindAs(parameter, value, type, scaleOrLength);
    }

    @Override
    default void setObject(int parameter, @Nullable Object value, SQLType type) throws SQLException {
        bindAs(parameter, value, TargetConversion.code(type), TargetConversion.ANY_SCALE);
    }

    @Override
    default void setObject(int parameter, @Nullable Object value, SQLType type, int scaleOrLength) throws SQLException {
        bindAs(parameter, value, TargetConversion.code(type), scaleOrLength);
    }

    @Override
    default void setAsciiStream(int parameter, @Nullable InputStream stream) throws SQLException {
        setAsciiStream(parameter, stream, Streams.TO_THE_END);
    }

    @Override
    default void setAsciiStream(int parameter, @Nullable InputStream stream, int length) throws SQLException {
        setAsciiStream(parameter, stream, (long) length);
    }

    @Override
    default void setAsciiStream(int parameter, @Nullable InputStream stream, long length) throws SQLException {
        bind(parameter, stream == null ? null : Streams.ascii(stream, length));
    }

    @Deprecated
    @Override
    default void setUnicodeStream(int parameter, InputStream stream, int length) throws SQLException {
        throw SqlExceptions.unsupported("PreparedStatement.setUnicodeStream");
    }

    @Override
    default void setBinaryStream(int parameter, @Nullable InputStream stream) throws SQLException {
        bindBytes(parameter, stream, Streams.TO_THE_END);
    }

    @Override
    default void setBinaryStream(int parameter, @Nullable InputStream stream, int length) throws SQLException {
        bindBytes(parameter, stream, length);
    }

    @Override
    default void setBinaryStream(int parameter, @Nullable InputStream stream, long length) throws SQLException {
        bindBytes(parameter, stream, length);
    }

    @Override
    default void setCharacterStream(int parameter, @Nullable Reader reader) throws SQLException {
        bindText(parameter, reader, Streams.TO_THE_END);
    }

    @Override
    default void setCharacterStream(int parameter, @Nullable Reader reader, int length) throws SQLException {
        bindText(parameter, reader, length);
    }

    @Override
    default void setCharacterStream(int parameter, @Nullable Reader reader, long length) throws SQLException {
        bindText(parameter, reader, length);
    }

    @Override
    default void setNCharacterStream(int parameter, @Nullable Reader reader) throws SQLException {
        bindText(parameter, reader, Streams.TO_THE_END);
    }

    @Override
    default void setNCharacterStream(int parameter, @Nullable Reader reader, long length) throws SQLException {
        bindText(parameter, reader, length);
    }

    @Override
    default void setBlob(int parameter, @Nullable Blob value) throws SQLException {
        bind(parameter, value);
    }

    @Override
    default void setBlob(int parameter, @Nullable InputStream stream) throws SQLException {
        bindBytes(parameter, stream, Streams.TO_THE_END);
    }

    @Override
    default void setBlob(int parameter, @Nullable InputStream stream, long length) throws SQLException {
        bindBytes(parameter, stream, length);
    }

    @Override
    default void setClob(int parameter, @Nullable Clob value) throws SQLException {
        bind(parameter, value);
    }

    @Override
    default void setClob(int parameter, @Nullable Reader reader) throws SQLException {
        bindText(parameter, reader, Streams.TO_THE_END);
    }

    @Override
    default void setClob(int parameter, @Nullable Reader reader, long length) throws SQLException {
        bindText(parameter, reader, length);
    }

    @Override
    default void setNClob(int parameter, @Nullable NClob value) throws SQLException {
        bind(parameter, value);
    }

    @Override
    default void setNClob(int parameter, @Nullable Reader reader) throws SQLException {
        bindText(parameter, reader, Streams.TO_THE_END);
    }

    @Override
    default void setNClob(int parameter, @Nullable Reader reader, long length) throws SQLException {
        bindText(parameter, reader, length);
    }

    @Override
    default void setArray(int parameter, @Nullable Array value) throws SQLException {
        if (value != null) {
            throw SqlExceptions.unsupported("A parameter of type ARRAY");
        }
        bind(parameter, null);
    }

    @Override
    default void setRef(int parameter, Ref value) throws SQLException {
        throw SqlExceptions.unsupported("A parameter of type REF");
    }

    @Override
    default void setRowId(int parameter, RowId value) throws SQLException {
        throw SqlExceptions.unsupported("A parameter of type ROWID");
    }

    @Override
    default void setSQLXML(int parameter, SQLXML value) throws SQLException {
        throw SqlExceptions.unsupported("A parameter of type XML");
    }
}
