package io.nonrel.engine.constraint;

import io.nonrel.engine.overlay.SendGuard;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.Store;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Takes the markers of rows that waited for a commit in a store without transactions. The markers that wait with the rows were
 * looked at when their statements ran; others may have taken the same since. Immutable.
 */
final class LeasedSending implements SendGuard {

    private final Table table;
    private final List<UniqueMarkers> markers;
    private final RowImages rows;
    private final Store store;
    private final UnaryOperator<List<Mutation>> complete;

    /** @param complete adds what is kept beside columns to writes that take rows back */
    LeasedSending(
            Table table,
            List<UniqueMarkers> markers,
            RowImages rows,
            Store store,
            UnaryOperator<List<Mutation>> complete) {
        this.table = table;
        this.markers = markers;
        this.rows = rows;
        this.store = store;
        this.complete = complete;
    }

    @Override
    public String collection() {
        return table.collection();
    }

    @Override
    public Set<String> own() {
        return markers.stream().map(u -> u.rule().index().collection()).collect(Collectors.toSet());
    }

    @Override
    public void protect(List<Mutation> sent, Runnable send, Consumer<List<Mutation>> undo, CallContext context) {
        Leases leases = new Leases(markers, rows, rows.of(sent, store, context), store, context);
        try {
            leases.protect(send, back -> undo.accept(complete.apply(back)));
        } catch (NonrelException e) {
            throw e.code() == ErrorCode.UNIQUE_VIOLATION && e.fact("constraint") != null
                    ? ErrorCode.WRITE_CONFLICT.error(
                            e,
                            "Another transaction took unique values at the same time (%s); try the transaction again",
                            e.getMessage())
                    : e;
        }
    }
}
