package io.nonrel.tck.lie;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The contract catches every lie: the test that each one names fails, and fails as a test does. */
class LyingStoreTest {

    static List<Lie> lies() {
        return Lie.all();
    }

    @ParameterizedTest
    @MethodSource("lies")
    void isCaught(Lie lie) {
        TestExecutionSummary summary = run(lie);
        assertThat(summary.getTestsFoundCount())
                .as("tests called %s", lie.caughtBy())
                .isPositive();
        assertThat(summary.getFailures())
                .as("%s fails for a store that %s", lie.caughtBy(), lie.name())
                .isNotEmpty();
    }

    private static TestExecutionSummary run(Lie lie) {
        Method caughtBy = Arrays.stream(LyingStoreSubject.class.getMethods())
                .filter(method -> method.getName().equals(lie.caughtBy()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The contract has no test " + lie.caughtBy()));
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectMethod(LyingStoreSubject.class, caughtBy))
                .configurationParameter(LieResolver.PARAMETER, lie.name())
                .build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, summary);
        return summary.getSummary();
    }
}
