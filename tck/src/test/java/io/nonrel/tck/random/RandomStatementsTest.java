package io.nonrel.tck.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Random statements on the embedded store, compared with themselves run in other ways and with H2.
 * {@code -Dnonrel.random.cases=10000 -Dnonrel.random.seed=7} runs more, or others.
 */
class RandomStatementsTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Test
    void haveOneMeaningHoweverTheyAreRun() throws Exception {
        Databases databases = new Databases(
                () -> "jdbc:nonrel:embedded:mem:random" + NUMBER.incrementAndGet(),
                Optional.of(() -> "jdbc:h2:mem:random" + NUMBER.incrementAndGet()));
        int cases = Integer.getInteger("nonrel.random.cases", 100);
        long seed = Long.getLong("nonrel.random.seed", 1);
        assertThat(new RandomRun(databases).failures(seed, cases, 5)).isEmpty();
    }
}
