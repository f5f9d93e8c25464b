package io.nonrel.engine.constraint;

import io.nonrel.engine.catalog.RowChanges;
import io.nonrel.index.IndexState;
import io.nonrel.planner.catalog.Table;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.StoreAccess;
import java.util.ArrayList;
import java.util.List;

/** The constraints of a table that the store doesn't keep, and what writes of rows have to do with them. Thread-safe. */
public final class RowGuard {

    private final Table table;
    private final List<UniqueMarkers> markers = new ArrayList<>();
    private final RowImages rows;

    /** @param rules of the table's unique indexes */
    public RowGuard(Table table, List<UniqueRule> rules) {
        this.table = table;
        boolean[] needed = new boolean[table.columns().size()];
        rules.forEach(r -> r.addColumns(needed));
        this.rows = new RowImages(table, needed, !rules.isEmpty());
        rules.forEach(r -> markers.add(new UniqueMarkers(r, rows)));
    }

    /** Whether writes have nothing to do with it. */
    public boolean isIdle() {
        return markers.isEmpty();
    }

    /**
     * The writes of markers that go with writes of rows, in the same transaction.
     *
     * @throws io.nonrel.spi.NonrelException for a row that a constraint forbids, with the fact {@code position}
     */
    public List<Mutation> beside(
            List<Mutation> mutations, StoreAccess access, RowChanges changes, CallContext context) {
        List<RowImage> images = rows.of(mutations, access, context);
        List<Mutation> beside = new ArrayList<>();
        for (UniqueMarkers unique : markers) {
            beside.addAll(unique.mutations(images, access, context));
            if (unique.rule().index().state() == IndexState.BUILDING) {
                // Older rows get their markers at the same time.
                changes.changed(
                        table,
                        "#" + unique.rule().index().name(),
                        images.stream().<Object>map(RowImage::id).toList());
            }
        }
        return beside;
    }
}
