package io.nonrel.jdbc;

import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.spi.ErrorCode;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Opens connections to one URL, each of them new: it pools nothing. */
public final class NonrelDataSource extends NonrelConnectionSource implements DataSource {

    private static final long serialVersionUID = 1L;

    /** Without a URL; set it before the first connection. */
    public NonrelDataSource() {}

    @Override
    public Connection getConnection() throws SQLException {
        return open(SessionConnection::new);
    }

    @Override
    public Connection getConnection(@Nullable String username, @Nullable String secret) throws SQLException {
        return open(username, secret, SessionConnection::new);
    }

    @Override
    public ConnectionBuilder createConnectionBuilder() throws SQLException {
        throw SqlExceptions.unsupported("A builder of connections");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (isWrapperFor(type)) {
            return type.cast(this);
        }
        throw SqlExceptions.error(ErrorCode.INVALID_ARGUMENT, "NonrelDataSource wraps no %s", type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return JdbcObject.required(type, "type").isInstance(this);
    }
}
