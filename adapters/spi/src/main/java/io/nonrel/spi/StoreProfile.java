package io.nonrel.spi;

import java.util.EnumSet;
import java.util.Set;

/** The kinds of store whose rules are known. */
public enum StoreProfile {
    /**
     * Google Datastore as all its servers are: what only some answer is not asked for. IN stands for several queries there.
     *
     * @see <a href="https://cloud.google.com/datastore/docs/concepts/queries">Datastore queries</a>
     */
    DATASTORE(new StoreRules(
            "Datastore",
            new PredicateRules(false, 1, true, false, false, false, 30),
            new OrderRules(false, true, true),
            AggregateRules.NONE,
            1_000,
            true,
            true,
            true,
            datastoreWrites(),
            datastoreCapabilities())),
    /**
     * Firestore in Datastore mode: OR, ranges of several fields and COUNT besides.
     *
     * @see <a href="https://cloud.google.com/datastore/docs/multiple-range-fields">Ranges of several fields</a>
     */
    FIRESTORE(new StoreRules(
            "Firestore in Datastore mode",
            new PredicateRules(false, 10, true, false, false, true, 30),
            new OrderRules(false, true, true),
            AggregateRules.COUNT,
            1_000,
            true,
            true,
            true,
            datastoreWrites(),
            datastoreCapabilities())),
    /**
     * MongoDB 6 or newer as a replica set.
     *
     * @see <a href="https://www.mongodb.com/docs/manual/reference/limits/">Limits of MongoDB</a>
     */
    MONGODB(new StoreRules(
            "MongoDB",
            PredicateRules.ALL,
            new OrderRules(false, false, true),
            AggregateRules.ALL,
            10_000,
            true,
            true,
            false,
            new WriteRules(Integer.MAX_VALUE, 16 * 1_024 * 1_024, Integer.MAX_VALUE),
            EnumSet.of(
                    Capability.TRANSACTIONS,
                    Capability.OWN_WRITES,
                    Capability.SNAPSHOT_READS,
                    Capability.ATOMIC_WRITES,
                    Capability.INDEXES,
                    Capability.UNIQUE_INDEXES,
                    Capability.SET_WRITES))),
    /** A sorted map: get by key, and scans in the order of the key. */
    KEYVALUE(new StoreRules(
            "A key-value store",
            PredicateRules.KEY,
            new OrderRules(true, false, true),
            AggregateRules.NONE,
            100,
            true,
            false,
            false,
            WriteRules.ANY,
            Set.of()));

    private final StoreRules rules;

    StoreProfile(StoreRules rules) {
        this.rules = rules;
    }

    /** What such a store takes and where its limits are. */
    public StoreRules rules() {
        return rules;
    }

    /** @see <a href="https://cloud.google.com/datastore/docs/concepts/limits">Limits of Datastore</a> */
    private static WriteRules datastoreWrites() {
        return new WriteRules(500, 1_048_572, 1_500);
    }

    private static Set<Capability> datastoreCapabilities() {
        return EnumSet.of(
                Capability.TRANSACTIONS,
                Capability.SERIALIZABLE,
                Capability.SNAPSHOT_READS,
                Capability.ATOMIC_WRITES,
                Capability.ROW_CHECKS,
                Capability.INDEXES);
    }
}
