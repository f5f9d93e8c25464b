package io.nonrel.engine.constraint;

import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.StoreAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The markers that are taken for one list of writes in a store without transactions. Used by one thread. */
public final class Leases {

    private final List<LeasedMarkers> all = new ArrayList<>();

    Leases(
            List<UniqueMarkers> markers,
            RowImages rows,
            List<RowImage> images,
            StoreAccess access,
            CallContext context) {
        for (UniqueMarkers unique : markers) {
            all.add(new LeasedMarkers(unique, rows, images, access, context));
        }
    }

    /**
     * Writes rows between taking their markers and making these last.
     *
     * @param undo makes the writes that take rows back
     * @throws NonrelException also {@link ErrorCode#WRITE_CONFLICT} when others took the values of rows that were on their way
     *     for longer than their lease
     */
    public void protect(Runnable write, Consumer<List<Mutation>> undo) {
        try {
            all.forEach(LeasedMarkers::take);
            write.run();
        } catch (RuntimeException | Error e) {
            giveBack(e);
            throw e;
        }
        List<Mutation> takenBack = new ArrayList<>();
        all.forEach(markers -> takenBack.addAll(markers.settle()));
        if (!takenBack.isEmpty()) {
            undo.accept(takenBack);
            throw ErrorCode.WRITE_CONFLICT.error(
                    "Another row took the same unique values while this one was on its way for longer than its lease; try"
                            + " again");
        }
    }

    private void giveBack(Throwable cause) {
        for (LeasedMarkers markers : all) {
            try {
                markers.giveBack();
            } catch (NonrelException e) {
                // Nobody loses anything: the lease ends, and then the next one looks for the row.
                cause.addSuppressed(e);
            }
        }
    }
}
