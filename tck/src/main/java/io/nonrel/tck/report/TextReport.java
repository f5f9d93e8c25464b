package io.nonrel.tck.report;

import io.nonrel.tck.suite.FeatureReport;
import io.nonrel.tck.suite.Report;
import io.nonrel.tck.suite.Report.Result;
import io.nonrel.tck.suite.Verdict;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report as plain text: a line for each feature, then what is wrong. */
public final class TextReport {

    private TextReport() {}

    /** The line of a feature. */
    public static String line(FeatureReport feature) {
        return String.format(
                        Locale.ROOT,
                        "%-20s  %-28s  %-8s  %s",
                        feature.verdict().words(),
                        feature.name(),
                        seconds(feature.time()),
                        remarks(feature))
                .stripTrailing();
    }

    /** All that is wrong, and how to run it alone; empty when nothing is. */
    public static String failures(Report report) {
        StringBuilder text = new StringBuilder();
        for (FeatureReport feature : report.features()) {
            for (Result result : feature.results(Verdict.FAIL)) {
                text.append("\nFAIL ")
                        .append(feature.name())
                        .append(' ')
                        .append(result.variant())
                        .append('\n')
                        .append(result.finding().detail())
                        .append("\nalone: ")
                        .append(alone(report, feature, result))
                        .append('\n');
            }
        }
        return text.toString();
    }

    /** How many features have which verdict. */
    public static String summary(Report report) {
        return java.util.Arrays.stream(Verdict.values())
                .map(verdict -> report.count(verdict) + " " + verdict.words())
                .collect(Collectors.joining(", "));
    }

    static String alone(Report report, FeatureReport feature, Result result) {
        return report.command() + " --only " + feature.name() + " --variant " + result.variant();
    }

    /** The numbers of warnings, and what a variant or the whole store lacks. */
    static String remarks(FeatureReport feature) {
        String codes = feature.codes().stream().map(String::valueOf).collect(Collectors.joining(" "));
        String missing = feature.results(Verdict.UNSUPPORTED).stream()
                .map(result -> result.finding().detail())
                .distinct()
                .collect(Collectors.joining("; "));
        return missing.isEmpty() ? codes : (codes + " (not declared: " + missing + ")").strip();
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
    }
}
