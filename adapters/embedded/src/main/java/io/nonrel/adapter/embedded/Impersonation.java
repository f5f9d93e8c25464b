package io.nonrel.adapter.embedded;

import io.nonrel.spi.Aggregation;
import io.nonrel.spi.Capability;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.Scan;
import io.nonrel.spi.StoreProfile;
import io.nonrel.spi.StoreRules;
import io.nonrel.spi.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses what another kind of store would refuse, so that plans are those of that store. Immutable. */
final class Impersonation {

    /** The store as it is. */
    static final Impersonation NONE = new Impersonation(null);

    /** Kept where the other store has none, because the engine can't yet do without: indexes and their uniqueness. */
    private static final Set<Capability> KEPT = Set.copyOf(EnumSet.of(Capability.INDEXES, Capability.UNIQUE_INDEXES));

    private final @Nullable StoreRules rules;

    private Impersonation(@Nullable StoreRules rules) {
        this.rules = rules;
    }

    static Impersonation of(StoreProfile profile) {
        return new Impersonation(profile.rules());
    }

    /** What this and the other store can do. */
    Set<Capability> narrow(Set<Capability> capabilities) {
        if (rules == null) {
            return capabilities;
        }
        Set<Capability> both = EnumSet.copyOf(capabilities);
        both.removeIf(c -> !rules.capabilities().contains(c) && !KEPT.contains(c));
        return Set.copyOf(both);
    }

    /** The verdict of the other store, or this one's where that would answer. */
    Verdict check(CollectionSchema schema, Scan scan) {
        Verdict verdict = other(schema, scan);
        return verdict instanceof Verdict.Exact ? AccessChooser.check(schema, scan) : verdict;
    }

    Verdict check(CollectionSchema schema, Aggregation aggregation) {
        return rules == null ? Verdict.EXACT : rules.check(aggregation, schema.key(), indexes(schema));
    }

    /** Makes sure that a bound scan is one that the other store would run. */
    void require(CollectionSchema schema, Scan scan) {
        if (other(schema, scan) instanceof Verdict.Rejected rejected) {
            throw new AssertionError("Sent to a store that refuses it: " + scan + ": " + rejected.reason());
        }
    }

    private Verdict other(CollectionSchema schema, Scan scan) {
        return rules == null ? Verdict.EXACT : rules.check(scan, schema.key(), indexes(schema));
    }

    private static List<IndexDefinition> indexes(CollectionSchema schema) {
        return schema.indexes().stream().map(IndexSchema::definition).toList();
    }
}
