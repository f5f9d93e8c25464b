package io.nonrel.jdbc;

import io.nonrel.jdbc.error.SqlExceptions;
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

/** A result that is read-only, part 1: the update methods that name a column by its number refuse. */
interface UnsupportedPositionUpdates extends ResultSet {

    @Override
    default void updateNull(int column) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateNull");
    }

    @Override
    default void updateBoolean(int column, boolean value) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateBoolean");
    }

    @Override
    default void updateByte(int column, byte value) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateByte");
    }

    @Override
    default void updateShort(int column, short value) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateShort");
    }

    @Override
    default void updateInt(int column, int value) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateInt");
    }

    @Override
    default void updateLong(int column, long value) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateLong");
    }

    @Override
    default void updateFloat(int column, float value) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateFloat");
    }

    @Override
    default void updateDouble(int column, double value) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateDouble");
    }

    @Override
    default void updateBigDecimal(int column, BigDecimal value) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateBigDecimal");
    }

    @Override
    default void updateString(int column, String value) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateString");
    }

    @Override
    default void updateBytes(int column, byte[] value) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateBytes");
    }

    @Override
    default void updateDate(int column, Date value) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateDate");
    }

    @Override
    default void updateTime(int column, Time value) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateTime");
    }

    @Override
    default void updateTimestamp(int column, Timestamp value) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateTimestamp");
    }

    @Override
    default void updateAsciiStream(int column, InputStream stream, int length) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateAsciiStream");
    }

    @Override
    default void updateBinaryStream(int column, InputStream stream, int length) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateBinaryStream");
    }

    @Override
    default void updateCharacterStream(int column, Reader reader, int length) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateCharacterStream");
    }

    @Override
    default void updateObject(int column, Object value, int scale) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateObject");
    }

    @Override
    default void updateObject(int column, Object value) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateObject");
    }

    @Override
    default void updateRef(int column, Ref value) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateRef");
    }

    @Override
    default void updateBlob(int column, Blob value) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateBlob");
    }

    @Override
    default void updateClob(int column, Clob value) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateClob");
    }

    @Override
    default void updateArray(int column, Array value) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateArray");
    }

    @Override
    default void updateRowId(int column, RowId value) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateRowId");
    }

    @Override
    default void updateNString(int column, String value) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateNString");
    }

    @Override
    default void updateNClob(int column, NClob value) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateNClob");
    }

    @Override
    default void updateSQLXML(int column, SQLXML value) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateSQLXML");
    }

    @Override
    default void updateNCharacterStream(int column, Reader reader, long length) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateNCharacterStream");
    }

    @Override
    default void updateAsciiStream(int column, InputStream stream, long length) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateAsciiStream");
    }

    @Override
    default void updateBinaryStream(int column, InputStream stream, long length) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateBinaryStream");
    }

    @Override
    default void updateCharacterStream(int column, Reader reader, long length) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateCharacterStream");
    }

    @Override
    default void updateBlob(int column, InputStream stream, long length) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateBlob");
    }

    @Override
    default void updateClob(int column, Reader reader, long length) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateClob");
    }

    @Override
    default void updateNClob(int column, Reader reader, long length) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateNClob");
    }

    @Override
    default void updateNCharacterStream(int column, Reader reader) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateNCharacterStream");
    }

    @Override
    default void updateAsciiStream(int column, InputStream stream) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateAsciiStream");
    }

    @Override
    default void updateBinaryStream(int column, InputStream stream) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateBinaryStream");
    }

    @Override
    default void updateCharacterStream(int column, Reader reader) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateCharacterStream");
    }

    @Override
    default void updateBlob(int column, InputStream stream) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateBlob");
    }

    @Override
    default void updateClob(int column, Reader reader) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateClob");
    }

    @Override
    default void updateNClob(int column, Reader reader) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateNClob");
    }

    @Override
    default void updateObject(int column, Object value, SQLType type, int scale) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateObject");
    }

    @Override
    default void updateObject(int column, Object value, SQLType type) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateObject");
    }
}
