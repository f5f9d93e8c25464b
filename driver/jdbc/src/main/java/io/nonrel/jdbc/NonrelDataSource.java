package io.nonrel.jdbc;

import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.jdbc.url.ConnectionUrl;
import io.nonrel.spi.ErrorCode;
import java.io.PrintWriter;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections to one URL, each of them new: it pools nothing. A bean with the properties {@code url}, {@code user},
 * {@code password} and {@code properties}. Safe for several threads once it is set up. Its text holds no password; its
 * serialised form does.
 */
public final class NonrelDataSource implements DataSource, Serializable {

    private static final long serialVersionUID = 1L;

    private @Nullable String url;
    private @Nullable String user;
    private @Nullable String password;
    private Properties properties = new Properties();
    private int loginTimeout;

    /** Without a URL; set it before the first connection. */
    public NonrelDataSource() {}

    /** The URL without passwords, null when none is set. */
    public @Nullable String getUrl() {
        return url == null ? null : ConnectionUrl.shown(url);
    }

    /** Sets the {@code jdbc:nonrel:} URL. */
    public void setUrl(@Nullable String url) {
        this.url = url;
    }

    /** The user, null for none or for that of the URL. */
    public @Nullable String getUser() {
        return user;
    }

    /** Sets the user. */
    public void setUser(@Nullable String user) {
        this.user = user;
    }

    /** Sets the password. There is no getter. */
    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    /** A copy of the properties that override those of the URL. */
    public Properties getProperties() {
        return copy(properties);
    }

    /** Sets properties that override those of the URL. */
    public void setProperties(@Nullable Properties properties) {
        this.properties = properties == null ? new Properties() : copy(properties);
    }

    private static Properties copy(Properties from) {
        Properties copy = new Properties();
        for (String name : from.stringPropertyNames()) {
            copy.setProperty(name, from.getProperty(name));
        }
        return copy;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return getConnection(user, password);
    }

    @Override
    public Connection getConnection(@Nullable String username, @Nullable String secret) throws SQLException {
        String target = url;
        if (target == null || !ConnectionUrl.accepts(target)) {
            throw SqlExceptions.error(
                    ErrorCode.INVALID_URL,
                    "The data source needs a URL that begins with %s: call setUrl",
                    ConnectionUrl.PREFIX);
        }
        Properties all = getProperties();
        if (username != null) {
            all.setProperty("user", username);
        }
        if (secret != null) {
            all.setProperty("password", secret);
        }
        return NonrelDriver.open(target, all);
    }

    /** Nothing is written anywhere but through slf4j. */
    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        if (out != null) {
            throw SqlExceptions.unsupported("A log writer");
        }
    }

    /** Kept for tools that read it back; opening an embedded store waits for nothing. */
    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        JdbcObject.notNegative(seconds, "login timeout");
        loginTimeout = seconds;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw SqlExceptions.unsupported("java.util.logging");
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

    @Override
    public String toString() {
        return "NonrelDataSource for " + getUrl();
    }
}
