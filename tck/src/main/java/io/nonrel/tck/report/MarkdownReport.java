package io.nonrel.tck.report;

import io.nonrel.spi.Capability;
import io.nonrel.tck.suite.FeatureReport;
import io.nonrel.tck.suite.Report;
import io.nonrel.tck.suite.Report.Result;
import io.nonrel.tck.suite.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A report as a page of Markdown: a table for each area. */
public final class MarkdownReport {

    private MarkdownReport() {}

    /** The page, or with a title of the second level a part of one. */
    public static String of(Report report, String title) {
        List<String> lines = new ArrayList<>(List.of(
                title,
                "",
                "`" + report.command() + "`, " + report.date() + ": " + TextReport.summary(report) + ".",
                "",
                "Declared: "
                        + new TreeSet<>(report.declared().capabilities())
                                .stream()
                                        .map(Capability::name)
                                        .collect(Collectors.joining(", ", "", "."))
                                        .replaceFirst("^\\.$", "nothing."),
                ""));
        for (Map.Entry<String, List<FeatureReport>> area : report.areas().entrySet()) {
            lines.add("| " + capitalized(area.getKey()) + " | Verdict | Variants | Warnings | Time |");
            lines.add("|---|---|---|---|---|");
            area.getValue().forEach(feature -> lines.add(row(feature)));
            lines.add("");
        }
        for (FeatureReport feature : report.features()) {
            for (Result result : feature.results(Verdict.FAIL)) {
                lines.addAll(List.of(
                        "FAIL `" + TextReport.alone(report, feature, result) + "`:",
                        "",
                        "```text",
                        result.finding().detail(),
                        "```",
                        ""));
            }
        }
        return String.join("\n", lines);
    }

    private static String row(FeatureReport feature) {
        return "| "
                + String.join(
                        " | ",
                        cell(feature.title()) + " (`" + feature.name() + "`)",
                        feature.verdict().words(),
                        variants(feature),
                        TextReport.remarks(feature),
                        TextReport.seconds(feature.time()))
                + " |";
    }

    /** How many variants agree; those that don't are named. */
    private static String variants(FeatureReport feature) {
        List<Result> failed = feature.results(Verdict.FAIL);
        return failed.isEmpty()
                ? String.valueOf(feature.results().size()
                        - feature.results(Verdict.UNSUPPORTED).size())
                : failed.stream().map(result -> result.variant().name()).collect(Collectors.joining(", "));
    }

    private static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
