package io.nonrel.jdbc;

import io.nonrel.engine.Databases;
import io.nonrel.engine.Session;
import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.jdbc.url.ConnectionUrl;
import io.nonrel.jdbc.url.PropertyList;
import io.nonrel.jdbc.url.Secrets;
import io.nonrel.spi.ErrorCode;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Opens {@code jdbc:nonrel:} URLs. Registers itself with {@link DriverManager}. Thread-safe. */
public final class NonrelDriver implements Driver {

    static {
        try {
            DriverManager.registerDriver(new NonrelDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** For DriverManager and for frameworks that make their drivers themselves. */
    public NonrelDriver() {}

    /** Whether the URL begins with {@code jdbc:nonrel:}; what is wrong with the rest is told when connecting. */
    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return ConnectionUrl.accepts(notNull(url));
    }

    /**
     * Opens a connection.
     *
     * @param properties override those of the URL; null for none
     * @return null for a URL of another driver
     */
    @Override
    public @Nullable Connection connect(String url, @Nullable Properties properties) throws SQLException {
        return acceptsURL(url) ? open(url, properties, SessionConnection::new) : null;
    }

    /** What a session that was opened is used as. */
    interface Opening<T> {
        T of(Session session, ConnectionUrl url);
    }

    static <T> T open(String text, @Nullable Properties properties, Opening<T> opening) throws SQLException {
        ConnectionUrl url;
        try {
            url = ConnectionUrl.parse(text, properties);
        } catch (Throwable e) {
            throw SqlExceptions.of(e);
        }
        try {
            return opening.of(Databases.connect(url.locator(), url.settings()), url);
        } catch (Throwable e) {
            throw Secrets.scrubbed(e, url);
        }
    }

    /** All properties with what they are set to, what they can be and what they are for. */
    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, @Nullable Properties properties) throws SQLException {
        if (!acceptsURL(url)) {
            return new DriverPropertyInfo[0];
        }
        try {
            return PropertyList.of(ConnectionUrl.parse(url, properties).settings());
        } catch (Throwable e) {
            throw SqlExceptions.of(e);
        }
    }

    private static String notNull(@Nullable String url) throws SQLException {
        if (url == null) {
            throw SqlExceptions.error(ErrorCode.INVALID_URL, "The URL is null");
        }
        return url;
    }

    @Override
    public int getMajorVersion() {
        return DriverVersion.MAJOR;
    }

    @Override
    public int getMinorVersion() {
        return DriverVersion.MINOR;
    }

    /** False: a compliant driver has the whole of entry-level SQL-92, which asks for GRANT among others. */
    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw SqlExceptions.unsupported("java.util.logging");
    }
}
