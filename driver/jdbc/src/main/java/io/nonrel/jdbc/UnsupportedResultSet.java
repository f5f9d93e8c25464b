package io.nonrel.jdbc;

import io.nonrel.jdbc.error.SqlExceptions;
import java.io.InputStream;
import java.sql.Array;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;

/** What results do not have: cursors with names, and getters of types that no column has. */
interface UnsupportedResultSet extends ResultSet {

    @Deprecated
    @Override
    default InputStream getUnicodeStream(int column) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.getUnicodeStream");
    }

    @Override
    default String getCursorName() throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.getCursorName");
    }

    @Override
    default Ref getRef(int column) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.getRef");
    }

    @Override
    default Array getArray(int column) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.getArray");
    }

    @Override
    default RowId getRowId(int column) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.getRowId");
    }

    @Override
    default SQLXML getSQLXML(int column) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.getSQLXML");
    }
}
