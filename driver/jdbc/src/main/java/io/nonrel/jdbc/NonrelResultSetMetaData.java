package io.nonrel.jdbc;

import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.jdbc.value.JdbcType;
import io.nonrel.planner.ColumnDescriptor;
import io.nonrel.spi.ErrorCode;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Objects;

/** What a result's columns are. Immutable. Stays usable when the result is closed. */
final class NonrelResultSetMetaData implements ResultSetMetaData {

    private final ResultColumns columns;
    private final String catalog;

    NonrelResultSetMetaData(ResultColumns columns, String catalog) {
        this.catalog = catalog;
        this.columns = columns;
    }

    private JdbcType jdbcType(int column) throws SQLException {
        return JdbcType.of(columns.descriptor(column).type().name());
    }

    private boolean isOfTable(int column) throws SQLException {
        return columns.descriptor(column).column() != null;
    }

    @Override
    public int getColumnCount() {
        return columns.count();
    }

    @Override
    public String getColumnLabel(int column) throws SQLException {
        return columns.descriptor(column).label();
    }

    @Override
    public String getColumnName(int column) throws SQLException {
        ColumnDescriptor descriptor = columns.descriptor(column);
        return Objects.requireNonNullElse(descriptor.column(), descriptor.label());
    }

    @Override
    public String getTableName(int column) throws SQLException {
        return Objects.requireNonNullElse(columns.descriptor(column).table(), "");
    }

    @Override
    public String getSchemaName(int column) throws SQLException {
        return Objects.requireNonNullElse(columns.descriptor(column).schema(), "");
    }

    /** That of the table's column; empty for what is computed. */
    @Override
    public String getCatalogName(int column) throws SQLException {
        return columns.descriptor(column).table() == null ? "" : catalog;
    }

    @Override
    public int getColumnType(int column) throws SQLException {
        return jdbcType(column).code();
    }

    @Override
    public String getColumnTypeName(int column) throws SQLException {
        return columns.descriptor(column).type().name().sqlName();
    }

    @Override
    public String getColumnClassName(int column) throws SQLException {
        return jdbcType(column).javaClass().getName();
    }

    @Override
    public int getPrecision(int column) throws SQLException {
        return JdbcType.precision(columns.descriptor(column).type());
    }

    @Override
    public int getScale(int column) throws SQLException {
        return JdbcType.scale(columns.descriptor(column).type());
    }

    @Override
    public int getColumnDisplaySize(int column) throws SQLException {
        return JdbcType.displaySize(columns.descriptor(column).type());
    }

    @Override
    public int isNullable(int column) throws SQLException {
        return columns.descriptor(column).nullable() ? columnNullable : columnNoNulls;
    }

    @Override
    public boolean isAutoIncrement(int column) throws SQLException {
        return columns.descriptor(column).autoIncrement();
    }

    @Override
    public boolean isSigned(int column) throws SQLException {
        return jdbcType(column).isNumeric();
    }

    @Override
    public boolean isCaseSensitive(int column) throws SQLException {
        return jdbcType(column).isText();
    }

    @Override
    public boolean isSearchable(int column) throws SQLException {
        columns.checkNumber(column);
        return true;
    }

    @Override
    public boolean isCurrency(int column) throws SQLException {
        columns.checkNumber(column);
        return false;
    }

    @Override
    public boolean isReadOnly(int column) throws SQLException {
        return !isOfTable(column);
    }

    @Override
    public boolean isWritable(int column) throws SQLException {
        return isOfTable(column);
    }

    /** A write may always fail: on a constraint, for instance. */
    @Override
    public boolean isDefinitelyWritable(int column) throws SQLException {
        columns.checkNumber(column);
        return false;
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (isWrapperFor(type)) {
            return type.cast(this);
        }
        throw SqlExceptions.error(ErrorCode.INVALID_ARGUMENT, "ResultSetMetaData wraps no %s", type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return JdbcObject.required(type, "type").isInstance(this);
    }
}
