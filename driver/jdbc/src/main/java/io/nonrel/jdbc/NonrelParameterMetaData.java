package io.nonrel.jdbc;

import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.jdbc.value.JdbcType;
import io.nonrel.planner.ParameterDescriptor;
import io.nonrel.planner.catalog.ColumnType;
import io.nonrel.spi.ErrorCode;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.util.List;

/** What a statement's parameters are; for one whose use leaves its type open, a guess. Immutable. */
final class NonrelParameterMetaData implements ParameterMetaData {

    private final List<ParameterDescriptor> parameters;

    NonrelParameterMetaData(List<ParameterDescriptor> parameters) {
        this.parameters = parameters;
    }

    private ColumnType type(int parameter) throws SQLException {
        if (parameter < 1 || parameter > parameters.size()) {
            throw SqlExceptions.error(
                    ErrorCode.INVALID_PARAMETER_INDEX,
                    "There is no parameter %d: the statement has %d",
                    parameter,
                    parameters.size());
        }
        return parameters.get(parameter - 1).type();
    }

    private JdbcType jdbcType(int parameter) throws SQLException {
        return JdbcType.of(type(parameter).name());
    }

    @Override
    public int getParameterCount() {
        return parameters.size();
    }

    @Override
    public int isNullable(int parameter) throws SQLException {
        type(parameter);
        return parameterNullableUnknown;
    }

    @Override
    public boolean isSigned(int parameter) throws SQLException {
        return jdbcType(parameter).isNumeric();
    }

    @Override
    public int getPrecision(int parameter) throws SQLException {
        return JdbcType.precision(type(parameter));
    }

    @Override
    public int getScale(int parameter) throws SQLException {
        return JdbcType.scale(type(parameter));
    }

    @Override
    public int getParameterType(int parameter) throws SQLException {
        return jdbcType(parameter).code();
    }

    @Override
    public String getParameterTypeName(int parameter) throws SQLException {
        return type(parameter).name().sqlName();
    }

    @Override
    public String getParameterClassName(int parameter) throws SQLException {
        return jdbcType(parameter).javaClass().getName();
    }

    @Override
    public int getParameterMode(int parameter) throws SQLException {
        type(parameter);
        return parameterModeIn;
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (isWrapperFor(type)) {
            return type.cast(this);
        }
        throw SqlExceptions.error(ErrorCode.INVALID_ARGUMENT, "ParameterMetaData wraps no %s", type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return JdbcObject.required(type, "type").isInstance(this);
    }
}
