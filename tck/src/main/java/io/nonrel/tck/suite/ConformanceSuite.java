package io.nonrel.tck.suite;

import io.nonrel.tck.Script;
import io.nonrel.tck.ScriptRunner;
import io.nonrel.tck.Variant;
import io.nonrel.tck.capability.CapabilityFeature;
import io.nonrel.tck.suite.Report.Result;
import io.nonrel.tck.value.ValueTypes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The features that are tested, and the run of them. Not thread-safe. */
public final class ConformanceSuite {

    private final StoreUnderTest store;
    private final DeclaredCapabilities declared;

    /** The suite for a store, which is asked what it declares. */
    public ConformanceSuite(StoreUnderTest store) throws SQLException {
        this.store = store;
        this.declared = new DeclaredCapabilities(store.declares());
    }

    /** What the store declares. */
    public DeclaredCapabilities declared() {
        return declared;
    }

    /** The features to be tested on the store. */
    public List<Feature> features(Selection selection) {
        boolean embedded = ScriptRunner.isEmbedded(store.url());
        List<Feature> features = new ArrayList<>();
        Script.all().stream()
                .filter(script -> embedded || !script.isForEmbeddedOnly())
                .forEach(script -> features.add(new ScriptFeature(script)));
        features.addAll(ValueTypes.features());
        features.addAll(CapabilityFeature.all());
        return features.stream()
                .filter(selection::takes)
                .filter(feature -> !selection.of(feature).isEmpty())
                .toList();
    }

    /**
     * Tests features, each on an empty store, and leaves the store empty.
     *
     * @param progress told each feature when it is done
     */
    public List<FeatureReport> run(List<Feature> features, Selection selection, Consumer<FeatureReport> progress)
            throws SQLException {
        List<FeatureReport> reports = new ArrayList<>();
        try {
            for (Feature feature : features) {
                List<Result> results = new ArrayList<>();
                for (Variant variant : selection.of(feature)) {
                    long begin = System.nanoTime();
                    Finding finding = check(feature, variant);
                    results.add(new Result(variant, finding, Duration.ofNanos(System.nanoTime() - begin)));
                }
                FeatureReport report = new FeatureReport(feature.name(), feature.title(), feature.area(), results);
                reports.add(report);
                progress.accept(report);
            }
        } finally {
            store.clean();
        }
        return reports;
    }

    /** Tests one feature in one variant. What is thrown is a failure, so that the others are still tested. */
    public Finding check(Feature feature, Variant variant) throws SQLException {
        store.clean();
        try {
            return feature.check(store, declared, variant);
        } catch (SQLException | RuntimeException | AssertionError e) {
            return Finding.failed(Set.of(), String.valueOf(e));
        }
    }
}
