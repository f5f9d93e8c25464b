package io.nonrel.jdbc;

import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.jdbc.url.ConnectionUrl;
import io.nonrel.spi.ErrorCode;
import java.io.PrintWriter;
import java.io.Serializable;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.ShardingKeyBuilder;
import java.util.Properties;
import java.util.logging.Logger;
import javax.naming.Reference;
import javax.naming.Referenceable;
import javax.sql.CommonDataSource;
import org.jspecify.annotations.Nullable;

/**
 * What the sources of connections have in common: a bean with the properties {@code url}, {@code user}, {@code password},
 * {@code properties}, {@code description} and {@code loginTimeout}. Safe for several threads once it is set up. Its text holds
 * no password; its serialised form and its reference do.
 */
public abstract sealed class NonrelConnectionSource implements CommonDataSource, Referenceable, Serializable
        permits NonrelDataSource, NonrelConnectionPoolDataSource {

    private static final long serialVersionUID = 1L;

    private @Nullable String url;
    private @Nullable String user;
    private @Nullable String password;
    private @Nullable String description;
    private Properties properties = new Properties();
    private int loginTimeout;

    NonrelConnectionSource() {}

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

    /** What its owner says of it, null for nothing. */
    public @Nullable String getDescription() {
        return description;
    }

    /** Sets what its owner says of it. */
    public void setDescription(@Nullable String description) {
        this.description = description;
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

    /** Opens what a session is used as. */
    final <T> T open(@Nullable String username, @Nullable String secret, NonrelDriver.Opening<T> opening)
            throws SQLException {
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
        return NonrelDriver.open(target, all, opening);
    }

    /** Opens it for the user that is set. */
    final <T> T open(NonrelDriver.Opening<T> opening) throws SQLException {
        return open(user, password, opening);
    }

    /** For JNDI, with the password in it; {@link NonrelObjectFactory} makes the same source of it again. */
    @Override
    public final Reference getReference() {
        Reference reference = new Reference(getClass().getName(), NonrelObjectFactory.class.getName(), null);
        SourceAddress.add(reference, "url", url, getUrl());
        SourceAddress.add(reference, "user", user, user);
        SourceAddress.add(reference, "password", password, "***");
        SourceAddress.add(reference, "description", description, description);
        SourceAddress.add(reference, "loginTimeout", String.valueOf(loginTimeout), String.valueOf(loginTimeout));
        for (String name : properties.stringPropertyNames()) {
            SourceAddress.addProperty(reference, name, properties.getProperty(name));
        }
        return reference;
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
    public ShardingKeyBuilder createShardingKeyBuilder() throws SQLException {
        throw SqlExceptions.unsupported("A sharding key");
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + " for " + getUrl();
    }
}
