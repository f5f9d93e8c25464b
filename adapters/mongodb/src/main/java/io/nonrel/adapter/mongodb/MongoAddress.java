package io.nonrel.adapter.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Settings;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A MongoDB URI with the credentials that were given beside it. Immutable; the text has neither user nor password.
 *
 * @param uri as MongoDB's own clients take it
 * @param database the one that the connection is about
 * @param user overrides the URI's; null for none
 * @param password belongs to the user; null for none
 * @see <a href="https://www.mongodb.com/docs/manual/reference/connection-string/">Connection strings</a>
 */
record MongoAddress(
        String uri,
        String database,
        @Nullable String user,
        @Nullable String password) {

    private static final String WHAT_WORKS =
            "write jdbc:nonrel:mongodb://HOST:PORT/DATABASE or jdbc:nonrel:mongodb+srv://HOST/DATABASE,"
                    + " with MongoDB's own options after a question mark";

    /** Reads a locator; the texts of the client's errors are not passed on, since they quote the URI. */
    static MongoAddress parse(String locator, Settings settings) {
        ConnectionString read;
        try {
            read = new ConnectionString(locator);
        } catch (IllegalArgumentException e) {
            throw ErrorCode.INVALID_URL.error("This is no URI of MongoDB: %s", WHAT_WORKS);
        } catch (com.mongodb.MongoException e) {
            throw ErrorCode.CONNECTION_FAILED.error("The records of the host of a mongodb+srv URI can't be read");
        }
        String database = read.getDatabase();
        if (database == null) {
            throw ErrorCode.INVALID_URL.error("The URI of MongoDB names no database: %s", WHAT_WORKS);
        }
        return new MongoAddress(locator, database, settings.user(), settings.password());
    }

    /** What to make a client of. */
    MongoClientSettings clientSettings() {
        ConnectionString read = new ConnectionString(uri);
        MongoClientSettings.Builder settings = MongoClientSettings.builder().applyConnectionString(read);
        if (read.getApplicationName() == null) {
            settings.applicationName("nonrel");
        }
        if (user != null) {
            settings.credential(credential(read, user, Objects.requireNonNullElse(password, "")));
        }
        return settings.build();
    }

    private static MongoCredential credential(ConnectionString read, String user, String password) {
        MongoCredential inUri = read.getCredential();
        if (inUri != null && inUri.getAuthenticationMechanism() != null) {
            throw ErrorCode.INVALID_URL.error(
                    "User and password stand beside a URI with authMechanism: write them into the URI instead");
        }
        return MongoCredential.createCredential(user, authenticationDatabase(read), password.toCharArray());
    }

    /** Where the URI says users are known, else the server's own. */
    private static String authenticationDatabase(ConnectionString read) {
        String text = read.getConnectionString();
        int start = text.indexOf('?') + 1;
        for (String option :
                start == 0 ? List.<String>of() : List.of(text.substring(start).split("[&;]", -1))) {
            if (option.regionMatches(true, 0, "authSource=", 0, "authSource=".length())) {
                return option.substring("authSource=".length());
            }
        }
        return "admin";
    }

    /** The hosts and the database. */
    @Override
    public String toString() {
        return "MongoDB at " + String.join(",", new ConnectionString(uri).getHosts()) + ", database " + database;
    }
}
