package io.nonrel.jdbc;

import io.nonrel.jdbc.error.SqlExceptions;
import java.sql.SQLException;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.PooledConnection;
import javax.sql.PooledConnectionBuilder;
import org.jspecify.annotations.Nullable;

/** Opens connections for the pool of an application server, which keeps them open between its users. */
public final class NonrelConnectionPoolDataSource extends NonrelConnectionSource implements ConnectionPoolDataSource {

    private static final long serialVersionUID = 1L;

    /** Without a URL; set it before the first connection. */
    public NonrelConnectionPoolDataSource() {}

    @Override
    public PooledConnection getPooledConnection() throws SQLException {
        return open(NonrelPooledConnection::new);
    }

    @Override
    public PooledConnection getPooledConnection(@Nullable String username, @Nullable String secret)
            throws SQLException {
        return open(username, secret, NonrelPooledConnection::new);
    }

    @Override
    public PooledConnectionBuilder createPooledConnectionBuilder() throws SQLException {
        throw SqlExceptions.unsupported("A builder of connections");
    }
}
