package io.nonrel.tck.lie;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store whose transactions are less than they say. */
enum TransactionLie implements Lie {
    /** Writes go to the store at once. */
    SHOWS_WHAT_IS_NOT_COMMITTED("aTransactionSeesItsOwnWritesAndOthersDoNot") {
        @Override
        Transaction begin(HonestStore store, TransactionMode mode, Transaction honest) {
            return new HonestTransaction(store, honest) {
                @Override
                StoreAccess reading() {
                    return store.store();
                }

                @Override
                StoreAccess writing() {
                    return store.store();
                }
            };
        }
    },

    /** As Datastore's transactions do without an overlay. */
    HIDES_ITS_OWN_WRITES("aTransactionSeesItsOwnWritesAndOthersDoNot") {
        @Override
        Transaction begin(HonestStore store, TransactionMode mode, Transaction honest) {
            return new HonestTransaction(store, honest) {
                @Override
                StoreAccess reading() {
                    return store.store();
                }
            };
        }
    },

    READS_THE_LATEST_STATE("aTransactionSeesOneStateOfTheStore") {
        @Override
        Transaction begin(HonestStore store, TransactionMode mode, Transaction honest) {
            return new HonestTransaction(store, honest) {
                @Override
                StoreAccess reading() {
                    return mode == TransactionMode.READ_ONLY ? store.store() : super.reading();
                }
            };
        }
    },

    /** Applies its writes over whatever is there by then. */
    LOSES_UPDATES("noUpdateIsLost") {
        @Override
        Transaction begin(HonestStore store, TransactionMode mode, Transaction honest) {
            List<Mutation> written = new ArrayList<>();
            return new HonestTransaction(store, honest) {
                @Override
                public long[] write(List<? extends Mutation> mutations, CallContext context) {
                    written.addAll(mutations);
                    return mutations.stream().mapToLong(mutation -> 1).toArray();
                }

                @Override
                public void commit() {
                    honest.rollback();
                    store.store().write(written, CallContext.NONE);
                }
            };
        }
    },

    PROTECTS_NOTHING("whatIsProtectedStaysAsItWasRead") {
        @Override
        Transaction begin(HonestStore store, TransactionMode mode, Transaction honest) {
            return new HonestTransaction(store, honest) {
                @Override
                public void protect(String collection, List<@Nullable Object[]> keys, CallContext context) {
                    // The lie.
                }
            };
        }
    },

    PROTECTS_NO_SCANS("whatAScanGaveIsProtected") {
        @Override
        Transaction begin(HonestStore store, TransactionMode mode, Transaction honest) {
            return new HonestTransaction(store, honest) {
                @Override
                public void protect(Scan scan, CallContext context) {
                    // The lie.
                }
            };
        }
    },

    CALLS_A_SNAPSHOT_SERIALIZABLE("serializableTransactionsDoNotSkew") {
        @Override
        TransactionMode asked(TransactionMode mode) {
            return mode == TransactionMode.SERIALIZABLE ? TransactionMode.SNAPSHOT : mode;
        }
    },

    WRITES_IN_READ_ONLY_TRANSACTIONS("aReadOnlyTransactionTakesNoWrites") {
        @Override
        TransactionMode asked(TransactionMode mode) {
            return mode == TransactionMode.READ_ONLY ? TransactionMode.SNAPSHOT : mode;
        }
    },

    COMMITS_WHEN_IT_IS_CLOSED("aRollbackUndoesAllWrites") {
        @Override
        Transaction begin(HonestStore store, TransactionMode mode, Transaction honest) {
            return new HonestTransaction(store, honest) {
                private boolean ended;

                @Override
                public void commit() {
                    ended = true;
                    super.commit();
                }

                @Override
                public void rollback() {
                    ended = true;
                    super.rollback();
                }

                @Override
                public void close() {
                    if (!ended) {
                        commit();
                    }
                }
            };
        }
    },

    ROLLS_NOTHING_BACK_TO_A_SAVEPOINT("savepointsWorkOrAreRefused") {
        @Override
        Transaction begin(HonestStore store, TransactionMode mode, Transaction honest) {
            return new HonestTransaction(store, honest) {
                @Override
                public void rollbackTo(long savepoint) {
                    // The lie.
                }
            };
        }
    };

    private final String caughtBy;

    TransactionLie(String caughtBy) {
        this.caughtBy = caughtBy;
    }

    TransactionMode asked(TransactionMode mode) {
        return mode;
    }

    Transaction begin(HonestStore store, TransactionMode mode, Transaction honest) {
        return new HonestTransaction(store, honest);
    }

    @Override
    public String caughtBy() {
        return caughtBy;
    }

    @Override
    public Store of(Store honest) {
        TransactionLie lie = this;
        return new HonestStore(honest) {
            @Override
            public Transaction begin(TransactionMode mode) {
                return lie.begin(this, mode, store().begin(lie.asked(mode)));
            }
        };
    }
}
