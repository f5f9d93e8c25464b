package io.nonrel.tck.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random statements on the embedded store as itself and under each profile, compared with themselves run in other ways,
 * with the plain embedded store and with H2. {@code -Dnonrel.random.cases=10000 -Dnonrel.random.seed=7} runs more, or
 * others; {@code -Dnonrel.random.profiles=none,mongodb} under some profiles only.
 */
class RandomStatementsTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    static List<String> profiles() {
        return List.of(System.getProperty("nonrel.random.profiles", "none,datastore,mongodb,keyvalue")
                .split(","));
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void haveOneMeaningHoweverTheyAreRun(String profile) throws Exception {
        Databases databases = new Databases(
                fresh("jdbc:nonrel:embedded:mem:random", "?nonrel.profile=" + profile),
                profile.equals("none") ? Optional.empty() : Optional.of(fresh("jdbc:nonrel:embedded:mem:random", "")),
                Optional.of(fresh("jdbc:h2:mem:random", "")));
        int cases = Integer.getInteger("nonrel.random.cases", 100);
        long seed = Long.getLong("nonrel.random.seed", 1);
        assertThat(new RandomRun(databases).failures(seed, cases, 5, done -> {}))
                .isEmpty();
    }

    private static Supplier<String> fresh(String prefix, String suffix) {
        return () -> prefix + NUMBER.incrementAndGet() + suffix;
    }
}
