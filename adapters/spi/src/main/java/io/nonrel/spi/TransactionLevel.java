package io.nonrel.spi;

import java.util.Set;

/** How much of transactions a store has. */
public enum TransactionLevel {
    /** None: each call of {@link StoreAccess#write} stands for itself. */
    NONE,
    /** Writes take effect together, but the transaction's own reads don't see them before; Datastore is such a store. */
    KEYED,
    /** Reads see what the transaction wrote. */
    FULL;

    /** The level of a store that can do this. */
    public static TransactionLevel of(Set<Capability> capabilities) {
        if (!capabilities.contains(Capability.TRANSACTIONS)) {
            return NONE;
        }
        return capabilities.contains(Capability.OWN_WRITES) ? FULL : KEYED;
    }
}
