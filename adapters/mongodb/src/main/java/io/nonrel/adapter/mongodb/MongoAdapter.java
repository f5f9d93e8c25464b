package io.nonrel.adapter.mongodb;

import io.nonrel.spi.Adapter;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Settings;
import io.nonrel.spi.Store;

/** The adapter of servers that speak MongoDB's protocol: {@code mongodb://…} and {@code mongodb+srv://…}. */
public final class MongoAdapter implements Adapter {

    /** For {@link java.util.ServiceLoader}. */
    public MongoAdapter() {}

    @Override
    public String scheme() {
        return "mongodb";
    }

    @Override
    public Store open(String locator, Settings settings) {
        MongoAddress address = MongoAddress.parse(locator, settings);
        SharedClients.Claim claim = SharedClients.claim(address);
        boolean opened = false;
        try {
            Store store = MongoStore.open(claim, address.database(), sampleSize(settings));
            opened = true;
            return store;
        } finally {
            if (!opened) {
                claim.release();
            }
        }
    }

    private static int sampleSize(Settings settings) {
        String value = settings.property("sampleSize", "1000");
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw ErrorCode.INVALID_PROPERTY.error("The property sampleSize is a number and can't be '%s'", value);
        }
    }
}
