package io.nonrel.tck.suite;

import io.nonrel.tck.Variant;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run found.
 *
 * @param url of the store, as it may be shown
 * @param command how the run is done again
 */
public record Report(
        String url, String command, LocalDate date, DeclaredCapabilities declared, List<FeatureReport> features) {

    /** The finding in one variant, and how long it took. */
    public record Result(Variant variant, Finding finding, Duration time) {}

    public Report {
        features = List.copyOf(features);
    }

    /** The features of each area, in the order they were run. */
    public Map<String, List<FeatureReport>> areas() {
        Map<String, List<FeatureReport>> areas = new LinkedHashMap<>();
        for (FeatureReport feature : features) {
            areas.computeIfAbsent(feature.area(), area -> new ArrayList<>()).add(feature);
        }
        return areas;
    }

    /** How many features have a verdict. */
    public long count(Verdict verdict) {
        return features.stream().filter(feature -> feature.verdict() == verdict).count();
    }
}
