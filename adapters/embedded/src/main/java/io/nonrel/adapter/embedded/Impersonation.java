package io.nonrel.adapter.embedded;

import io.nonrel.spi.Aggregation;
import io.nonrel.spi.Capability;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.IndexDefinition;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.Scan;
import io.nonrel.spi.StoreProfile;
import io.nonrel.spi.StoreRules;
import io.nonrel.spi.TransactionMode;
import io.nonrel.spi.Verdict;
import java.util.Collections;
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
        refuse(other(schema, scan));
    }

    /** Makes sure that a bound aggregation is one that the other store would compute. */
    void require(CollectionSchema schema, Aggregation aggregation) {
        refuse(check(schema, aggregation));
    }

    private static void refuse(Verdict verdict) {
        if (verdict instanceof Verdict.Rejected rejected) {
            throw ErrorCode.UNSUPPORTED.error("The store does not run this: %s", rejected.reason());
        }
    }

    /** Makes sure that mutations are ones that the other store has. */
    void require(DatabaseState state, List<? extends Mutation> mutations) {
        if (rules == null) {
            return;
        }
        for (Mutation mutation : mutations) {
            if (mutation instanceof Mutation.UpdateWhere || mutation instanceof Mutation.DeleteWhere) {
                require(Capability.SET_WRITES, "writes no sets of documents");
            } else if (mutation instanceof Mutation.Update update
                    && !Collections.disjoint(
                            update.fields(),
                            state.collection(update.collection()).schema().key())) {
                require(Capability.KEY_UPDATES, "changes no keys");
            }
        }
    }

    /** Makes sure that the other store has such transactions. */
    void require(TransactionMode mode) {
        if (mode == TransactionMode.READ_ONLY) {
            if (rules != null && !rules.capabilities().contains(Capability.SNAPSHOT_READS)) {
                require(Capability.TRANSACTIONS, "has no transactions");
            }
            return;
        }
        require(Capability.TRANSACTIONS, "has no transactions");
        if (mode == TransactionMode.SERIALIZABLE) {
            require(Capability.SERIALIZABLE, "has no serializable transactions");
        }
    }

    /** Makes sure that the other store has savepoints. */
    void requireSavepoints() {
        require(Capability.SAVEPOINTS, "has no savepoints");
    }

    private void require(Capability capability, String otherwise) {
        if (rules != null && !rules.capabilities().contains(capability)) {
            throw ErrorCode.UNSUPPORTED.error("%s %s", rules.name(), otherwise);
        }
    }

    private Verdict other(CollectionSchema schema, Scan scan) {
        return rules == null ? Verdict.EXACT : rules.check(scan, schema.key(), indexes(schema));
    }

    private static List<IndexDefinition> indexes(CollectionSchema schema) {
        return schema.indexes().stream().map(IndexSchema::definition).toList();
    }
}
