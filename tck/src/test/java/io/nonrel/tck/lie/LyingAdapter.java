package io.nonrel.tck.lie;

import io.nonrel.adapter.embedded.EmbeddedAdapter;
import io.nonrel.spi.Adapter;
import io.nonrel.spi.Settings;
import io.nonrel.spi.Store;

/** Databases in memory that lie: {@code jdbc:nonrel:lying:LIE:NAME}; {@code HONEST} in place of the lie for one that doesn't. */
public final class LyingAdapter implements Adapter {

    static final String HONEST = "HONEST";

    /** For {@link java.util.ServiceLoader}. */
    public LyingAdapter() {}

    @Override
    public String scheme() {
        return "lying";
    }

    @Override
    public Store open(String locator, Settings settings) {
        String[] parts = locator.split(":", -1);
        Store store = new EmbeddedAdapter().open("embedded:mem:" + parts[2], settings);
        return parts[1].equals(HONEST)
                ? new HonestStore(store)
                : Lie.named(parts[1]).of(store);
    }
}
