package io.nonrel.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A fresh JVM that connects, creates, inserts and selects: as a whole process, by turns with other drivers. */
public final class ColdStart {

    private static final String CALCITE = "CALCITE";
    private static final int ROUNDS = 5;

    private ColdStart() {}

    /**
     * What a fresh JVM took.
     *
     * @param elapsed nanoseconds from its start to its end
     * @param cpu nanoseconds of all its threads, which a busy machine disturbs less
     */
    private record Took(double elapsed, double cpu) {}

    /**
     * The work of the fresh JVM; prints its CPU time in nanoseconds, all threads.
     *
     * @param args the name of a {@link Peer}, or {@code CALCITE} for a query of Calcite's own driver, which has no tables
     */
    public static void main(String[] args) throws SQLException {
        if (args[0].equals(CALCITE)) {
            try (Connection connection = DriverManager.getConnection("jdbc:calcite:");
                    Statement statement = connection.createStatement()) {
                read(statement, "SELECT id, name FROM (VALUES (1, 'one'), (2, 'two')) AS t (id, name) WHERE id = 2");
            }
        } else {
            try (Connection connection = Peer.valueOf(args[0]).connect("start");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(40))");
                statement.executeUpdate("INSERT INTO t VALUES (1, 'one'), (2, 'two')");
                read(statement, "SELECT id, name FROM t WHERE id = 2");
            }
        }
        System.out.println(
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos());
    }

    private static void read(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            rows.getString(2);
        }
    }

    /** Measures, and prints a table of the medians. */
    static void report(PrintStream out) throws IOException, InterruptedException {
        Map<String, List<Took>> rounds = new LinkedHashMap<>();
        for (int i = 0; i < ROUNDS; i++) {
            for (Peer peer : Peer.values()) {
                rounds.computeIfAbsent(peer.name(), p -> new ArrayList<>()).add(start(peer.name()));
            }
            rounds.computeIfAbsent(CALCITE, p -> new ArrayList<>()).add(start(CALCITE));
        }
        out.println("| Fresh JVM: connect, CREATE, INSERT, SELECT | elapsed | CPU of all threads |");
        out.println("|---|---|---|");
        rounds.forEach((name, took) -> out.printf(
                Locale.ROOT,
                "| %s | %.2f s | %.2f s |%n",
                name.equals(CALCITE)
                        ? "Calcite's own driver: connect, SELECT of VALUES"
                        : Peer.valueOf(name).title(),
                median(took.stream().map(Took::elapsed).toList()) / 1e9,
                median(took.stream().map(Took::cpu).toList()) / 1e9));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static Took start(String peer) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        String cpu = FreshJvm.run(List.of(), ColdStart.class, peer);
        return new Took(System.nanoTime() - begin, Double.parseDouble(cpu));
    }
}
