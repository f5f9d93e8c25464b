package io.nonrel.jdbc;

import io.nonrel.engine.Property;
import io.nonrel.jdbc.error.SqlExceptions;
import io.nonrel.spi.ErrorCode;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Hashtable;
import java.util.Properties;
import javax.naming.Context;
import javax.naming.Name;
import javax.naming.RefAddr;
import javax.naming.Reference;
import javax.naming.spi.ObjectFactory;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes data sources of JNDI references, also of those that a server makes of its own configuration: with the addresses
 * {@code url}, {@code user} (or {@code username}), {@code password}, {@code description}, {@code loginTimeout} and the
 * driver's properties, whose names begin with {@code nonrel.}; others are the server's. Immutable.
 */
public final class NonrelObjectFactory implements ObjectFactory {

    /** For JNDI. */
    public NonrelObjectFactory() {}

    /** The data source; null for what is no reference to one. */
    @Override
    public @Nullable Object getObjectInstance(
            @Nullable Object object,
            @Nullable Name name,
            @Nullable Context context,
            @Nullable Hashtable<?, ?> environment)
            throws SQLException {
        if (!(object instanceof Reference reference)) {
            return null;
        }
        NonrelConnectionSource source = of(reference.getClassName());
        if (source == null) {
            return null;
        }
        Properties properties = new Properties();
        for (RefAddr address : Collections.list(reference.getAll())) {
            if (address.getContent() instanceof String value) {
                set(source, properties, address.getType(), value);
            }
        }
        source.setProperties(properties);
        return source;
    }

    private static @Nullable NonrelConnectionSource of(String className) {
        if (className.equals(NonrelDataSource.class.getName()) || className.equals(DataSource.class.getName())) {
            return new NonrelDataSource();
        }
        return className.equals(NonrelConnectionPoolDataSource.class.getName())
                        || className.equals(ConnectionPoolDataSource.class.getName())
                ? new NonrelConnectionPoolDataSource()
                : null;
    }

    private static void set(NonrelConnectionSource source, Properties properties, String type, String value)
            throws SQLException {
        switch (type) {
            case "url" -> source.setUrl(value);
            case "user", "username" -> source.setUser(value);
            case "password" -> source.setPassword(value);
            case "description" -> source.setDescription(value);
            case "loginTimeout" -> source.setLoginTimeout(seconds(value));
            default -> {
                if (type.startsWith(Property.PREFIX)) {
                    properties.setProperty(type, value);
                }
            }
        }
    }

    private static int seconds(String text) throws SQLException {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw SqlExceptions.error(
                    ErrorCode.INVALID_ARGUMENT, "The login timeout '%s' is no number of seconds", text);
        }
    }
}
