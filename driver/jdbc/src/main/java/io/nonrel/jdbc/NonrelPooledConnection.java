package io.nonrel.jdbc;

import io.nonrel.engine.Session;
import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.jdbc.url.ConnectionUrl;
import io.nonrel.spi.ErrorCode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import javax.sql.StatementEvent;
import javax.sql.StatementEventListener;
import org.jspecify.annotations.Nullable;

/**
 * A session that one connection after the other uses. Each is a connection of its own, which finds the session as it was opened
 * and takes its statements with it when it is closed. Thread-safe.
 */
final class NonrelPooledConnection implements PooledConnection, ConnectionOwner {

    private final Session session;
    private final ConnectionUrl url;
    private final List<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();
    private final List<StatementEventListener> statementListeners = new CopyOnWriteArrayList<>();
    private @Nullable SessionConnection user;
    private boolean closed;

    NonrelPooledConnection(Session session, ConnectionUrl url) {
        this.session = session;
        this.url = url;
    }

    /** A connection for the next user; that of the user before, if it is open, is closed without an event. */
    @Override
    public synchronized Connection getConnection() throws SQLException {
        if (closed) {
            throw SqlExceptions.error(ErrorCode.CONNECTION_CLOSED, "The pooled connection was closed before the call");
        }
        SessionConnection before = user;
        if (before != null) {
            before.detach();
            reset();
        }
        SessionConnection next = new SessionConnection(session, url, this);
        user = next;
        return next;
    }

    private void reset() throws SQLException {
        try {
            session.reset();
        } catch (Throwable e) {
            throw SqlExceptions.of(e);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            session.close();
        }
    }

    @Override
    public void closed(SessionConnection connection, Session used) throws SQLException {
        synchronized (this) {
            if (connection != user) {
                return;
            }
            user = null;
            if (closed) {
                return;
            }
            try {
                reset();
            } catch (SQLException e) {
                tell(listener -> listener.connectionErrorOccurred(new ConnectionEvent(this, e)));
                throw e;
            }
        }
        tell(listener -> listener.connectionClosed(new ConnectionEvent(this)));
    }

    @Override
    public void failed(SessionConnection connection, SQLException failure) {
        tell(listener -> listener.connectionErrorOccurred(new ConnectionEvent(this, failure)));
    }

    @Override
    public void closed(PreparedStatement statement) {
        for (StatementEventListener listener : statementListeners) {
            listener.statementClosed(new StatementEvent(this, statement));
        }
    }

    private void tell(Consumer<ConnectionEventListener> event) {
        listeners.forEach(event);
    }

    @Override
    public void addConnectionEventListener(@Nullable ConnectionEventListener listener) {
        if (listener != null) {
            listeners.add(listener);
        }
    }

    @Override
    public void removeConnectionEventListener(@Nullable ConnectionEventListener listener) {
        listeners.remove(listener);
    }

    /** Statements are told of when they are closed; none becomes invalid while its connection works. */
    @Override
    public void addStatementEventListener(@Nullable StatementEventListener listener) {
        if (listener != null) {
            statementListeners.add(listener);
        }
    }

    @Override
    public void removeStatementEventListener(@Nullable StatementEventListener listener) {
        statementListeners.remove(listener);
    }

    @Override
    public String toString() {
        return "NonrelPooledConnection to " + url;
    }
}
