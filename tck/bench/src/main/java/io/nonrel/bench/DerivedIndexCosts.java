package io.nonrel.bench;

import io.nonrel.bench.work.LookUps;
import io.nonrel.bench.work.Work;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The program that asks what derived and joined indexes cost and save, against the same work without them. */
public final class DerivedIndexCosts {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final int BULK = 100_000;
    private static final int FEW = 20_000;
    private static final int ROUNDS = 7;
    private static final String WITH = "with";
    private static final String WITHOUT = "without";

    private DerivedIndexCosts() {}

    /**
     * Measures.
     *
     * @param args parts of the names of what to measure, none for all: reads, inserts, bulk, backfill
     */
    public static void main(String[] args) throws SQLException {
        List<String> wanted = args.length == 0 ? List.of("reads", "inserts", "bulk", "backfill") : List.of(args);
        try (Connection connection = DriverManager.getConnection("jdbc:nonrel:embedded:mem:derived")) {
            OUT.println("| Work | with | without | ratio | goal |");
            OUT.println("|---|---|---|---|---|");
            if (wanted.contains("reads")) {
                LookUps lookUps = new LookUps(connection);
                duel(
                        "count over LIKE '%…%' of one row in 10^5, CONTAINS",
                        1, lookUps.contains(), lookUps.scan(), "≤ 0.02");
                duel("LOWER(name) = ?, IEXACT, against name = ?", 1, lookUps.folded(), lookUps.equal(), "≤ 1.5");
                duel("filter on a copy, against an own column", 1, lookUps.copied(), lookUps.own(), "≤ 1.5");
                duel("filter on a copy, against the join", 1, lookUps.copied(), lookUps.joined(), "");
            }
            if (wanted.contains("inserts")) {
                inserts(connection);
            }
            if (wanted.contains("bulk")) {
                bulk(connection);
            }
            if (wanted.contains("backfill")) {
                for (String lookUp : LookUps.KINDS) {
                    double nanos = LookUps.backfill(connection, lookUp);
                    OUT.printf(Locale.ROOT, "| backfill, %s | %,.0f rows/s | | | |%n", lookUp, BULK / nanos * 1e9);
                }
            }
        }
    }

    private static void duel(String name, int parts, Work.Run with, Work.Run without, String goal) throws SQLException {
        Map<String, Work.Run> runs = new LinkedHashMap<>();
        runs.put(WITH, with);
        runs.put(WITHOUT, without);
        Map<String, Usage> medians = new Contest<>(name, parts, runs).medians();
        report(
                name,
                medians.getOrDefault(WITH, Usage.now()).nanos(),
                medians.getOrDefault(WITHOUT, Usage.now()).nanos(),
                goal);
    }

    private static void inserts(Connection connection) throws SQLException {
        for (String lookUp : LookUps.KINDS) {
            double[] least = least(connection, FEW, List.of(lookUp));
            report("insert a row, " + lookUp, least[0] / FEW, least[1] / FEW, "");
        }
    }

    private static void bulk(Connection connection) throws SQLException {
        double[] least = least(connection, BULK, List.of("IEXACT", "ENDSWITH", "MONTH"));
        report("insert 10^5 rows, IEXACT, ENDSWITH and MONTH", least[0], least[1], "≤ 3");
    }

    /** CPU time with and without look-ups: the least of several rounds, by turns. */
    private static double[] least(Connection connection, int rows, List<String> lookUps) throws SQLException {
        double[] least = {Double.MAX_VALUE, Double.MAX_VALUE};
        for (int i = 0; i < ROUNDS; i++) {
            least[0] = Math.min(least[0], LookUps.bulk(connection, rows, lookUps));
            least[1] = Math.min(least[1], LookUps.bulk(connection, rows, List.of()));
        }
        return least;
    }

    private static void report(String name, double with, double without, String goal) {
        OUT.printf(
                Locale.ROOT,
                "| %s | %s | %s | %.3f | %s |%n",
                name,
                ReportLine.time(with),
                ReportLine.time(without),
                with / without,
                goal);
    }
}
