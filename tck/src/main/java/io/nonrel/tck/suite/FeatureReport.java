package io.nonrel.tck.suite;

import io.nonrel.tck.Variant;
import io.nonrel.tck.suite.Report.Result;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** What was found of one feature, in all variants that were run. */
public record FeatureReport(String name, String title, String area, List<Result> results) {

    public FeatureReport {
        results = List.copyOf(results);
    }

    /** The worst verdict, save that a variant that the store can't do counts only when there is no other. */
    public Verdict verdict() {
        return results.stream()
                .filter(this::counts)
                .map(result -> result.finding().verdict())
                .max(Comparator.naturalOrder())
                .orElse(Verdict.UNSUPPORTED);
    }

    /** Without push-down the driver does everything, by wish; this says nothing about the store unless it is wrong. */
    private boolean counts(Result result) {
        Verdict verdict = result.finding().verdict();
        return verdict == Verdict.FAIL
                || verdict != Verdict.UNSUPPORTED && (result.variant() != Variant.PUSH_DOWN_OFF || results.size() == 1);
    }

    /** The numbers of the warnings that tell what the store leaves to the driver. */
    public NavigableSet<Integer> codes() {
        NavigableSet<Integer> codes = new TreeSet<>();
        results.stream()
                .filter(this::counts)
                .forEach(result -> codes.addAll(result.finding().codes()));
        return codes;
    }

    /** The variants of a verdict. */
    public List<Result> results(Verdict verdict) {
        return results.stream()
                .filter(result -> result.finding().verdict() == verdict)
                .toList();
    }

    /** How long all of it took. */
    public Duration time() {
        return results.stream().map(Result::time).reduce(Duration.ZERO, Duration::plus);
    }
}
