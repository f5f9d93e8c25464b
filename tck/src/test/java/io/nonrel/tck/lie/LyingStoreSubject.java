package io.nonrel.tck.lie;

import io.nonrel.adapter.embedded.EmbeddedAdapter;
import io.nonrel.spi.Settings;
import io.nonrel.spi.Store;
import io.nonrel.tck.store.StoreContract;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract of a store that lies. Only {@link LyingStoreTest} runs it: its name is none of a test. */
@ExtendWith(LieResolver.class)
class LyingStoreSubject extends StoreContract {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Lie lie;

    LyingStoreSubject(Lie lie) {
        this.lie = lie;
    }

    @Override
    protected Store open() {
        return lie.of(new EmbeddedAdapter().open("embedded:mem:liar" + NUMBER.incrementAndGet(), Settings.NONE));
    }
}
