package io.nonrel.tck;

import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import net.hydromatic.quidem.Quidem;

/** Runs scripts on empty databases. Thread-safe. */
public final class ScriptRunner {

    private static final String EMBEDDED = "jdbc:nonrel:embedded:";
    private static final String PROFILE = "nonrel.profile=";

    private final Supplier<String> freshUrl;

    /**
     * @param freshUrl gives the URL of an empty database that nobody else uses
     */
    public ScriptRunner(Supplier<String> freshUrl) {
        this.freshUrl = freshUrl;
    }

    /**
     * What a store said.
     *
     * @param text the script with the store's answers: equal to {@link Script#text} when all are as expected
     * @param codes the numbers of the warnings
     */
    public record Transcript(String text, NavigableSet<Integer> codes) {}

    /** Whether warnings and plans of this store are those that stand in the scripts. */
    public static boolean isEmbedded(String url) {
        return url.startsWith(EMBEDDED) && !url.contains(PROFILE);
    }

    /**
     * Runs a script.
     *
     * @return the script with the answers that the store gave: equal to {@link Script#text} when all are as expected
     */
    public String run(Script script, Variant variant) throws SQLException {
        return transcript(script, variant).text();
    }

    /** Runs a script. */
    public Transcript transcript(Script script, Variant variant) throws SQLException {
        StringWriter actual = new StringWriter();
        NavigableSet<Integer> codes = new TreeSet<>();
        String url = freshUrl.get();
        try (Connection connection = DriverManager.getConnection(url, variant.properties())) {
            connection.setAutoCommit(variant != Variant.IN_TRANSACTION);
            Connection watched = WatchedConnection.of(connection, codes::add);
            Connection used = variant == Variant.PREPARED ? PreparedConnection.of(watched) : watched;
            Quidem.Config config = Quidem.configBuilder()
                    .withReader(new StringReader(script.text()))
                    .withWriter(actual)
                    // Quidem closes what it is given; the script may name the database "store" several times.
                    .withConnectionFactory((name, reference) -> reference ? null : Unclosable.of(used))
                    .withCommandHandler(new ScriptCommands(variant, isEmbedded(url)))
                    .build();
            new Quidem(config).execute();
        }
        return new Transcript(actual.toString(), codes);
    }
}
