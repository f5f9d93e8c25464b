package io.nonrel.tck.command;

import io.nonrel.shell.console.CommandFailure;
import io.nonrel.shell.console.Console;
import io.nonrel.shell.console.UsageException;
import io.nonrel.tck.report.JUnitReport;
import io.nonrel.tck.report.MarkdownReport;
import io.nonrel.tck.report.SideBySideReport;
import io.nonrel.tck.report.TextReport;
import io.nonrel.tck.suite.ConformanceSuite;
import io.nonrel.tck.suite.Feature;
import io.nonrel.tck.suite.FeatureReport;
import io.nonrel.tck.suite.Report;
import io.nonrel.tck.suite.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Runs the features and writes the reports. */
final class SuiteCommand {

    private SuiteCommand() {}

    static int run(Options options, Console console) throws SQLException {
        List<Report> reports = new ArrayList<>();
        for (String url : options.urls()) {
            reports.add(run(url, options, console));
        }
        options.report().ifPresent(path -> write(path, page(reports)));
        options.junit().ifPresent(path -> write(path, JUnitReport.of(reports.get(0))));
        return reports.stream().allMatch(report -> report.count(Verdict.FAIL) == 0) ? 0 : 1;
    }

    private static String page(List<Report> reports) {
        return reports.size() == 1
                ? MarkdownReport.of(reports.get(0), "# Conformance")
                : SideBySideReport.of(reports, "# Conformance");
    }

    private static Report run(String url, Options options, Console console) throws SQLException {
        try (EmptyDatabase database = EmptyDatabase.open(url)) {
            ConformanceSuite suite = new ConformanceSuite(database);
            List<Feature> features = suite.features(options.selection());
            if (features.isEmpty()) {
                throw new UsageException(
                        "No feature has a name like " + options.selection().only() + ".");
            }
            Progress progress = new Progress(console, features.size());
            progress.begin(features.get(0).name());
            List<FeatureReport> found = suite.run(features, options.selection(), report -> {
                progress.done(TextReport.line(report), report.verdict() == Verdict.FAIL);
            });
            progress.end();
            Report report =
                    new Report(url, Options.command(url), LocalDate.now(ZoneOffset.UTC), suite.declared(), found);
            console.line(TextReport.failures(report));
            console.line(TextReport.summary(report));
            return report;
        }
    }

    private static void write(Path path, String text) {
        try {
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new CommandFailure("The report can't be written to " + path + ": " + e.getMessage(), e);
        }
    }
}
