package io.nonrel.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A fresh JVM that connects, creates, inserts and selects, measured by itself from the JVM's start. */
public final class ColdStart {

    private static final int ROUNDS = 5;

    private ColdStart() {}

    /**
     * The work of the fresh JVM; prints its CPU time in nanoseconds, all threads, which is what a busy machine can tell.
     *
     * @param args the database
     */
    public static void main(String[] args) throws SQLException {
        try (Connection connection = Peer.valueOf(args[0]).connect("start");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(40))");
            statement.executeUpdate("INSERT INTO t VALUES (1, 'one'), (2, 'two')");
            try (ResultSet rows = statement.executeQuery("SELECT id, name FROM t WHERE id = 2")) {
                rows.next();
                rows.getString(2);
            }
        }
        System.out.println(
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos());
    }

    /** The median of each database's CPU nanoseconds. */
    static Map<Peer, Usage> medians() throws IOException, InterruptedException {
        Map<Peer, List<Long>> rounds = new EnumMap<>(Peer.class);
        for (int i = 0; i < ROUNDS; i++) {
            for (Peer peer : Peer.values()) {
                rounds.computeIfAbsent(peer, p -> new ArrayList<>()).add(start(peer));
            }
        }
        Map<Peer, Usage> medians = new EnumMap<>(Peer.class);
        rounds.forEach((peer, nanos) ->
                medians.put(peer, new Usage(nanos.stream().sorted().toList().get(ROUNDS / 2), Double.NaN)));
        return medians;
    }

    private static long start(Peer peer) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), ColdStart.class.getName(), peer.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The fresh JVM for " + peer + " failed");
        }
        return Long.parseLong(output.strip());
    }
}
