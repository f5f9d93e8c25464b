package io.nonrel.jdbc;

import io.nonrel.engine.Session;
import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.jdbc.url.ConnectionUrl;
import io.nonrel.jdbc.value.BytesBlob;
import io.nonrel.jdbc.value.StringClob;
import io.nonrel.spi.ErrorCode;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A connection: one session of the engine. Safe for several threads, whose calls wait for each other. */
final class SessionConnection extends StatementConnection implements NonrelConnection, UnsupportedConnection {

    private final ConnectionUrl url;
    private final ConnectionOwner owner;
    private final ClientProperties clientProperties = new ClientProperties();
    private volatile int networkTimeoutMillis;
    private volatile boolean closed;
    private volatile boolean working;

    SessionConnection(Session session, ConnectionUrl url) {
        this(session, url, ConnectionOwner.NOBODY);
    }

    SessionConnection(Session session, ConnectionUrl url, ConnectionOwner owner) {
        super(session);
        this.url = url;
        this.owner = owner;
    }

    @Override
    SessionConnection self() {
        return this;
    }

    @Override
    void checkOpen() throws SQLException {
        if (closed) {
            throw SqlExceptions.error(ErrorCode.CONNECTION_CLOSED, "The connection was closed before the call");
        }
    }

    ConnectionUrl url() {
        return url;
    }

    ZoneId zone() {
        return session().settings().zone();
    }

    long networkTimeoutMillis() {
        return networkTimeoutMillis;
    }

    long maxRowsInMemory() {
        return session().settings().limits().maxRowsInMemory();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    /** Waits for no statement: what runs is cancelled, what is open is rolled back. */
    @Override
    public void close() throws SQLException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            owner.closed(this, session());
        } catch (Throwable e) {
            throw SqlExceptions.of(e);
        }
    }

    @Override
    public void abort(Executor executor) throws SQLException {
        required(executor, "executor");
        if (closed) {
            return;
        }
        closed = true;
        try {
            executor.execute(session()::close);
        } catch (Throwable e) {
            throw SqlExceptions.of(e);
        }
        owner.failed(this, SqlExceptions.error(ErrorCode.CONNECTION_CLOSED, "The connection was aborted"));
    }

    /** Closes it without its owner, which gives the session to another. */
    void detach() {
        closed = true;
    }

    /** Tells the owner when the session is of no more use. */
    void failed(SQLException failure) {
        if (!closed && String.valueOf(failure.getSQLState()).startsWith("08")) {
            owner.failed(this, failure);
        }
    }

    /** Tells the owner. */
    void closed(PreparedStatement statement) {
        owner.closed(statement);
    }

    /** Asks the store. */
    @Override
    public boolean isValid(int timeoutSeconds) throws SQLException {
        notNegative(timeoutSeconds, "timeout");
        if (closed) {
            return false;
        }
        Duration timeout = timeoutSeconds == 0 ? Duration.ofDays(1) : Duration.ofSeconds(timeoutSeconds);
        try {
            return session().isAlive(timeout);
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T runInTransaction(TransactionWork<T, X> work)
            throws SQLException, X {
        TransactionWork<T, X> given = required(work, "work");
        boolean begun = working || call(session()::hasTransactionBegun);
        if (begun) {
            return given.run(this);
        }
        working = true;
        try {
            return new RetriedTransaction(this).run(given);
        } finally {
            working = false;
        }
    }

    @Override
    public DatabaseMetaData getMetaData() throws SQLException {
        checkOpen();
        return new NonrelDatabaseMetaData(this);
    }

    /** Gives the text as it is: the driver's own grammar reads JDBC escapes. */
    @Override
    public String nativeSQL(String sql) throws SQLException {
        checkOpen();
        return required(sql, "sql");
    }

    /** The database is the only catalog there is; null and an empty name, which tools send, mean it too. */
    @Override
    public void setCatalog(@Nullable String catalog) throws SQLException {
        String own = getCatalog();
        if (catalog != null && !catalog.isEmpty() && !catalog.equalsIgnoreCase(own)) {
            throw SqlExceptions.error(
                    ErrorCode.UNDEFINED_CATALOG,
                    "This connection sees the database %s only: open another one for %s",
                    own,
                    catalog);
        }
    }

    @Override
    public String getCatalog() throws SQLException {
        return call(() -> session().database().name());
    }

    @Override
    public void setSchema(String schema) throws SQLException {
        run(() -> session().schema(required(schema, "schema")));
    }

    @Override
    public String getSchema() throws SQLException {
        return call(() -> session().schema());
    }

    @Override
    public Map<String, Class<?>> getTypeMap() throws SQLException {
        checkOpen();
        return new java.util.HashMap<>();
    }

    @Override
    public void setTypeMap(Map<String, Class<?>> map) throws SQLException {
        checkOpen();
        if (!required(map, "map").isEmpty()) {
            throw SqlExceptions.unsupported("A map of user-defined types");
        }
    }

    @Override
    public Clob createClob() throws SQLException {
        return createNClob();
    }

    @Override
    public NClob createNClob() throws SQLException {
        checkOpen();
        return new StringClob("");
    }

    @Override
    public Blob createBlob() throws SQLException {
        checkOpen();
        return new BytesBlob(new byte[0]);
    }

    @Override
    public Array createArrayOf(String typeName, Object @Nullable [] elements) throws SQLException {
        checkOpen();
        throw SqlExceptions.unsupported("The type ARRAY");
    }

    /** How long any statement may take from now on; it ends with a timeout and the connection stays open. */
    @Override
    public void setNetworkTimeout(@Nullable Executor executor, int milliseconds) throws SQLException {
        checkOpen();
        notNegative(milliseconds, "network timeout");
        networkTimeoutMillis = milliseconds;
    }

    @Override
    public int getNetworkTimeout() throws SQLException {
        checkOpen();
        return networkTimeoutMillis;
    }

    @Override
    public void setClientInfo(String name, @Nullable String value) throws SQLClientInfoException {
        try {
            checkOpen();
            if (!clientProperties.set(required(name, "name"), value)) {
                warn("There is no client property '" + name + "': it is ignored");
            }
        } catch (SQLException e) {
            throw SqlExceptions.clientInfo(e, java.util.List.of(String.valueOf(name)));
        }
    }

    @Override
    public void setClientInfo(Properties properties) throws SQLClientInfoException {
        try {
            checkOpen();
            required(properties, "properties");
        } catch (SQLException e) {
            throw SqlExceptions.clientInfo(e, java.util.List.of());
        }
        clientProperties.clear();
        for (String name : properties.stringPropertyNames()) {
            setClientInfo(name, properties.getProperty(name));
        }
    }

    @Override
    public @Nullable String getClientInfo(String name) throws SQLException {
        checkOpen();
        return clientProperties.get(required(name, "name"));
    }

    @Override
    public Properties getClientInfo() throws SQLException {
        checkOpen();
        return clientProperties.all();
    }

    @Override
    public void beginRequest() throws SQLException {
        checkOpen();
    }

    @Override
    public void endRequest() throws SQLException {
        checkOpen();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (required(type, "type").isInstance(this)) {
            return type.cast(this);
        }
        Optional<T> client = call(() -> session().unwrap(type));
        return client.isPresent() ? client.get() : super.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return required(type, "type").isInstance(this)
                || call(() -> session().unwrap(type).isPresent());
    }

    @Override
    public String toString() {
        return "NonrelConnection to " + url;
    }
}
