package io.nonrel.spi;

/**
 * A kind of store. Found with {@link java.util.ServiceLoader}; stateless and thread-safe, with a public constructor
 * without arguments.
 */
public interface Adapter {

    /**
     * The word after {@code jdbc:nonrel:} that selects this adapter, in lower case, for example {@code embedded} or
     * {@code mongodb}.
     */
    String scheme();

    /**
     * Opens the store. The driver opens it once for all connections with an equal locator and equal settings, and closes
     * it when the last of them closes.
     *
     * @param locator what follows {@code jdbc:nonrel:} without the driver's own properties, for example
     *     {@code embedded:mem:shop} or {@code mongodb://host/shop}
     * @param settings the driver's properties and the credentials
     * @throws NonrelException {@link ErrorCode#INVALID_URL} for a locator that can't be read, {@link
     *     ErrorCode#CONNECTION_FAILED}, {@link ErrorCode#STORE_LOCKED}, {@link ErrorCode#AUTHENTICATION_FAILED}
     */
    Store open(String locator, Settings settings);
}
