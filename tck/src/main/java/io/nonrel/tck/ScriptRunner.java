package io.nonrel.tck;

import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Supplier;
import net.hydromatic.quidem.Quidem;

/** Runs scripts on fresh databases. Thread-safe. */
public final class ScriptRunner {

    private final Supplier<String> freshUrl;

    /**
     * @param freshUrl gives the URL of an empty database that nobody else uses, another one with each call
     */
    public ScriptRunner(Supplier<String> freshUrl) {
        this.freshUrl = freshUrl;
    }

    /**
     * Runs a script.
     *
     * @return the script with the answers that the store gave: equal to {@link Script#text} when all are as expected
     */
    public String run(Script script, Variant variant) throws SQLException {
        StringWriter actual = new StringWriter();
        try (Connection connection = DriverManager.getConnection(freshUrl.get(), variant.properties())) {
            connection.setAutoCommit(variant != Variant.IN_TRANSACTION);
            Connection used = variant == Variant.PREPARED ? PreparedConnection.of(connection) : connection;
            Quidem.Config config = Quidem.configBuilder()
                    .withReader(new StringReader(script.text()))
                    .withWriter(actual)
                    // Quidem closes what it is given; the script may name the database "store" several times.
                    .withConnectionFactory((name, reference) -> reference ? null : Unclosable.of(used))
                    .withCommandHandler(new ScriptCommands(variant))
                    .build();
            new Quidem(config).execute();
        }
        return actual.toString();
    }
}
