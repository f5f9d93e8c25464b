package io.nonrel.jdbc;

import io.nonrel.engine.Session;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Who is told what becomes of a connection: nobody, or a pool that takes its session back. */
interface ConnectionOwner {

    /** The session ends with the connection. */
    ConnectionOwner NOBODY = new ConnectionOwner() {
        @Override
        public void closed(SessionConnection connection, Session session) {
            session.close();
        }

        @Override
        public void failed(SessionConnection connection, SQLException failure) {}

        @Override
        public void closed(PreparedStatement statement) {}
    };

    /** The connection was closed by its user. */
    void closed(SessionConnection connection, Session session) throws SQLException;

    /** A call failed because the store can't be reached, or the session was ended. */
    void failed(SessionConnection connection, SQLException failure);

    /** A statement was closed by its user. */
    void closed(PreparedStatement statement);
}
