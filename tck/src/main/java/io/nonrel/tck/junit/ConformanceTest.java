package io.nonrel.tck.junit;

import io.nonrel.tck.Variant;
import io.nonrel.tck.suite.ConformanceSuite;
import io.nonrel.tck.suite.Feature;
import io.nonrel.tck.suite.Finding;
import io.nonrel.tck.suite.Selection;
import io.nonrel.tck.suite.StoreUnderTest;
import io.nonrel.tck.suite.Verdict;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The suite as tests: extend it, say which store, and run it. {@code -Dnonrel.tck.only=query/join} runs the features with
 * such a name.
 */
public abstract class ConformanceTest implements StoreUnderTest {

    /** The ways in which each feature is tested; all of them unless overridden. */
    protected Set<Variant> variants() {
        return EnumSet.allOf(Variant.class);
    }

    /**
     * Features that the store is known to answer in another way, each with the reason. They are aborted tests as long as that
     * is so, and failed ones when they are right: the list is to be true.
     */
    protected Map<String, String> deviations() {
        return Map.of();
    }

    /** A test for each feature and variant. What the store does not declare is an aborted test. */
    @TestFactory
    final Stream<DynamicNode> features() throws SQLException {
        clean();
        ConformanceSuite suite = new ConformanceSuite(this);
        Selection selection = new Selection(System.getProperty("nonrel.tck.only", ""), variants());
        Map<String, List<DynamicNode>> areas = new LinkedHashMap<>();
        for (Feature feature : suite.features(selection)) {
            for (Variant variant : selection.of(feature)) {
                areas.computeIfAbsent(feature.area(), area -> new ArrayList<>())
                        .add(DynamicTest.dynamicTest(
                                feature.name() + " " + variant, () -> check(suite, feature, variant)));
            }
        }
        return areas.entrySet().stream().map(area -> DynamicContainer.dynamicContainer(area.getKey(), area.getValue()));
    }

    private void check(ConformanceSuite suite, Feature feature, Variant variant) throws SQLException {
        Finding finding = suite.check(feature, variant);
        Assumptions.assumeTrue(
                finding.verdict() != Verdict.UNSUPPORTED, () -> "The store does not declare " + finding.detail());
        String deviation = deviations().get(feature.name());
        if (deviation != null) {
            Assertions.assertEquals(
                    Verdict.FAIL, finding.verdict(), () -> "No longer a deviation of this store: " + deviation);
            Assumptions.abort(deviation);
        }
        if (finding.verdict() == Verdict.FAIL) {
            Assertions.fail(finding.detail());
        }
    }
}
