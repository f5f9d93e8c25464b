package io.nonrel.adapter.embedded;

import io.nonrel.spi.Adapter;
import io.nonrel.spi.Settings;
import io.nonrel.spi.Store;

/** The adapter of databases in this process: {@code embedded:mem:NAME} and {@code embedded:file:PATH}. */
public final class EmbeddedAdapter implements Adapter {

    /** For {@link java.util.ServiceLoader}. */
    public EmbeddedAdapter() {}

    @Override
    public String scheme() {
        return "embedded";
    }

    @Override
    public Store open(String locator, Settings settings) {
        EmbeddedSettings own = EmbeddedSettings.of(settings);
        return new EmbeddedStore(Databases.open(Locator.parse(locator), own), own.impersonation());
    }
}
