package io.nonrel.jdbc;

import io.nonrel.jdbc.error.SqlExceptions;
import java.io.InputStream;
import java.net.URL;
import java.sql.Array;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;

/** A result that is read-only, part 3: methods that work on whole rows, and getters of types that no column has, refuse. */
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
    default void insertRow() throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.insertRow");
    }

    @Override
    default void updateRow() throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.updateRow");
    }

    @Override
    default void deleteRow() throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.deleteRow");
    }

    @Override
    default void refreshRow() throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.refreshRow");
    }

    @Override
    default void cancelRowUpdates() throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.cancelRowUpdates");
    }

    @Override
    default void moveToInsertRow() throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.moveToInsertRow");
    }

    @Override
    default void moveToCurrentRow() throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.moveToCurrentRow");
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
    default URL getURL(int column) throws SQLException {
        throw SqlExceptions.unsupported("ResultSet.getURL");
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
