package io.nonrel.bench;

import java.util.Locale;
import java.util.Map;

/** Lines of the report, a Markdown table. */
final class ReportLine {

    private ReportLine() {}

    static String head() {
        return """
                | Work | nonrel | H2 | ratio | goal | HSQLDB | kB: nonrel | kB: H2 |
                |---|---|---|---|---|---|---|---|""";
    }

    /**
     * What was measured of one kind of work.
     *
     * @param goal the most that the ratio may be, NaN for none
     */
    static String of(String name, double goal, Map<Peer, Usage> usages) {
        Usage none = new Usage(Double.NaN, Double.NaN);
        Usage ours = usages.getOrDefault(Peer.NONREL, none);
        Usage h2 = usages.getOrDefault(Peer.H2, none);
        return "| %s | %s | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        name,
                        time(ours.nanos()),
                        time(h2.nanos()),
                        number("%.2f", ours.nanos() / h2.nanos()),
                        number("%.1f", goal),
                        time(usages.getOrDefault(Peer.HSQLDB, none).nanos()),
                        number("%.1f", ours.bytes() / 1_000),
                        number("%.1f", h2.bytes() / 1_000));
    }

    static String time(double nanos) {
        return nanos < 1e6 ? number("%.1f µs", nanos / 1e3) : number("%.1f ms", nanos / 1e6);
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }
}
