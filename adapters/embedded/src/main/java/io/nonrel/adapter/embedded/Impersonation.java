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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses what another kind of store would refuse, so that plans are those of that store. Immutable. */
final class Impersonation {

    /** The store as it is. */
    static final Impersonation NONE = new Impersonation(null);

    /** Kept where the other store has none, because derived indexes can't do without. */
    private static final Set<Capability> KEPT = Set.copyOf(EnumSet.of(Capability.INDEXES));

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

    /** Makes sure that mutations are ones that the other store has, and small enough for it. */
    void require(DatabaseState state, List<? extends Mutation> mutations) {
        if (rules == null) {
            return;
        }
        requireCommit(mutations.size());
        for (Mutation mutation : mutations) {
            if (mutation instanceof Mutation.Insert insert) {
                require(state, insert.collection(), insert.fields(), insert.values());
            } else if (mutation instanceof Mutation.Upsert upsert) {
                require(state, upsert.collection(), upsert.fields(), upsert.values());
            } else if (mutation instanceof Mutation.Update update) {
                require(state, update.collection(), update.fields(), update.values());
            }
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

    private void require(DatabaseState state, String collection, List<String> fields, @Nullable Object[] values) {
        CollectionSchema schema = state.collection(collection).schema();
        Set<String> indexed = new HashSet<>(schema.key());
        schema.indexes().forEach(index -> indexed.addAll(index.fields()));
        if (rules != null) {
            rules.writes().refusal(fields, values, indexed).ifPresent(this::tooLarge);
        }
    }

    /** Makes sure that a commit of so many documents is one that the other store takes. */
    void requireCommit(int documents) {
        if (rules != null && documents > rules.writes().mutations()) {
            tooLarge("takes at most " + rules.writes().mutations() + " documents in one commit, not " + documents
                    + "; write fewer at a time");
        }
    }

    /** How many documents the other store takes in one commit. */
    int mutationsPerCommit() {
        return rules == null ? Integer.MAX_VALUE : rules.writes().mutations();
    }

    /** Whether the other store shows a transaction what it wrote. */
    boolean showsOwnWrites() {
        return rules == null || rules.capabilities().contains(Capability.OWN_WRITES);
    }

    private void tooLarge(String reason) {
        throw ErrorCode.VALUE_TOO_LARGE.error("%s %s", rules == null ? "" : rules.name(), reason);
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

    /** Makes sure that the other store has unique indexes. */
    void requireUniqueIndexes() {
        require(Capability.UNIQUE_INDEXES, "has no unique indexes");
    }

    /** Makes sure that the other store protects rows. */
    void requireRowChecks() {
        require(Capability.ROW_CHECKS, "does not protect documents from other transactions");
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
