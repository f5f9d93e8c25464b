package io.nonrel.tck.store;

import io.nonrel.spi.Store;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * The contract of a {@link Store}: what an adapter must do, and what it must refuse because it doesn't declare it. The tests
 * of an adapter extend this class and say how to open an empty store; each test gets one of its own, so they may run at the
 * same time.
 *
 * <pre>{@code
 * class MongoStoreContractTest extends StoreContract {
 *     @Override
 *     protected Store open() {
 *         return new MongoAdapter().open("mongodb://localhost/contract" + NUMBER.incrementAndGet(), Settings.NONE);
 *     }
 * }
 * }</pre>
 *
 * <p>Each theme is an interface whose tests are inherited. A capability that the store doesn't declare must be refused with
 * {@link io.nonrel.spi.ErrorCode#UNSUPPORTED}; tests of what isn't declared say so by passing without work.
 */
public abstract class StoreContract
        implements ScanContract,
                OrderContract,
                CursorContract,
                LookupContract,
                WriteContract,
                SetWriteContract,
                TransactionContract,
                IsolationContract,
                IndexContract,
                CatalogContract,
                AggregateContract,
                ValueContract,
                StopContract,
                ClosedStoreContract {

    private @Nullable Store store;

    /** For the class that extends this one. */
    protected StoreContract() {}

    /** Opens a store without collections that no other test uses. Called once for each test, which closes it. */
    protected abstract Store open();

    /** Removes what {@link #open} made, after the store was closed; nothing by default. */
    protected void clean() {
        // A store in memory goes when it is closed.
    }

    /**
     * How many cursors the store has open, where it can be asked, for example by MongoDB's {@code serverStatus}. Empty by
     * default: then leaks are only seen by what they do to later calls.
     */
    @Override
    public OptionalLong openCursors() {
        return OptionalLong.empty();
    }

    @Override
    public final Store store() {
        return Objects.requireNonNull(store, "No test is running");
    }

    @BeforeEach
    final void openStore() {
        store = open();
    }

    @AfterEach
    final void closeStore() {
        if (store != null) {
            store.close();
        }
        clean();
    }
}
