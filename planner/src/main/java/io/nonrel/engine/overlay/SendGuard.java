package io.nonrel.engine.overlay;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.Mutation;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What has to be done before and after the rows of a collection are sent, where a commit is several calls of a store without
 * transactions: a constraint that was kept among the pending writes is to be kept among all writers. Used by one thread.
 */
public interface SendGuard {

    /** The collection of the rows. */
    String collection();

    /** Collections whose pending documents are not sent: {@link #protect} writes what they stand for. */
    Set<String> own();

    /**
     * Lets rows be sent.
     *
     * @param rows the writes of the collection
     * @param send sends them, perhaps with more
     * @param undo makes the writes that take rows back
     * @throws io.nonrel.spi.NonrelException {@link io.nonrel.spi.ErrorCode#WRITE_CONFLICT} before anything was sent, or after
     *     what contradicts others was taken back
     */
    void protect(List<Mutation> rows, Runnable send, Consumer<List<Mutation>> undo, CallContext context);
}
