package io.nonrel.tck.report;

import io.nonrel.tck.Variant;
import io.nonrel.tck.suite.FeatureReport;
import io.nonrel.tck.suite.Report;
import io.nonrel.tck.suite.Report.Result;
import io.nonrel.tck.suite.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reports of several stores as a page of Markdown: a table for each area, with a column for each store. */
public final class SideBySideReport {

    private final List<Report> reports;
    private final List<String> lines = new ArrayList<>();

    private SideBySideReport(List<Report> reports) {
        this.reports = reports;
    }

    /** The page. */
    public static String of(List<Report> reports, String title) {
        return new SideBySideReport(List.copyOf(reports)).page(title);
    }

    private String page(String title) {
        lines.addAll(List.of(title, ""));
        for (int i = 0; i < reports.size(); i++) {
            Report report = reports.get(i);
            lines.add((i + 1) + ". `" + report.command() + variants(report) + "`, " + report.date() + ": "
                    + TextReport.summary(report) + ".");
        }
        lines.add("");
        lines.add("Numbers in a row are those of the [warnings](errors.md).");
        for (Map.Entry<String, Set<String>> area : areas().entrySet()) {
            lines.add("");
            lines.add("| " + capitalized(area.getKey()) + columns(number -> " | (" + number + ")") + " |");
            lines.add("|---" + columns(number -> "|---") + "|");
            for (String feature : area.getValue()) {
                lines.add("| `" + feature + "`" + columns(number -> " | " + cell(reports.get(number - 1), feature))
                        + " |");
            }
        }
        reports.forEach(this::failures);
        return String.join("\n", lines) + "\n";
    }

    private void failures(Report report) {
        for (FeatureReport feature : report.features()) {
            for (Result result : feature.results(Verdict.FAIL)) {
                lines.addAll(List.of(
                        "",
                        "FAIL `" + TextReport.alone(report, feature, result) + "`:",
                        "",
                        "```text",
                        result.finding().detail(),
                        "```"));
            }
        }
    }

    /** The features of each area that any of the stores was tested for. */
    private Map<String, Set<String>> areas() {
        Map<String, Set<String>> areas = new LinkedHashMap<>();
        for (Report report : reports) {
            report.areas()
                    .forEach((area, features) ->
                            features.forEach(feature -> areas.computeIfAbsent(area, name -> new LinkedHashSet<>())
                                    .add(feature.name())));
        }
        return areas;
    }

    private String columns(IntFunction<String> cell) {
        return IntStream.rangeClosed(1, reports.size()).mapToObj(cell).collect(Collectors.joining());
    }

    private static String cell(Report report, String name) {
        Optional<FeatureReport> feature = report.features().stream()
                .filter(one -> one.name().equals(name))
                .findFirst();
        return feature.map(one -> (one.verdict().words() + " " + TextReport.remarks(one)).strip())
                .orElse("not for this store");
    }

    /** The option that leaves variants out, where some were. */
    private static String variants(Report report) {
        Set<Variant> run = report.features().stream()
                .flatMap(feature -> feature.results().stream())
                .map(Result::variant)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Variant.class)));
        return run.size() == Variant.values().length
                ? ""
                : run.stream().map(Variant::name).collect(Collectors.joining(",", " --variant ", ""));
    }

    private static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
