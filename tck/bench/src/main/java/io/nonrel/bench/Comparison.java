package io.nonrel.bench;

import io.nonrel.bench.work.Tables;
import io.nonrel.bench.work.Work;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** The program: prints a table of work, what each database needs for it, and the goal. */
public final class Comparison {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final String COLD_START = "fresh JVM";

    private Comparison() {}

    /**
     * Measures.
     *
     * @param args parts of the names of what to measure, none for all
     */
    public static void main(String[] args) throws SQLException, IOException, InterruptedException {
        Map<Peer, Connection> connections = new EnumMap<>(Peer.class);
        for (Peer peer : Peer.values()) {
            Connection connection = peer.connect("bench");
            Tables.create(connection);
            connections.put(peer, connection);
        }
        OUT.println(ReportLine.head());
        for (Work work : Work.all()) {
            if (wanted(work.name(), args)) {
                OUT.println(ReportLine.of(
                        work.name(), work.goal(), Contest.of(work, connections).medians()));
            }
        }
        if (wanted(COLD_START, args)) {
            OUT.println();
            ColdStart.report(OUT);
        }
        for (Connection connection : connections.values()) {
            connection.close();
        }
    }

    private static boolean wanted(String name, String[] args) {
        for (String arg : args) {
            if (name.toLowerCase(Locale.ROOT).contains(arg.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return args.length == 0;
    }
}
