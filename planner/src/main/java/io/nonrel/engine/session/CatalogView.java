package io.nonrel.engine.session;

import io.nonrel.engine.catalog.RowChanges;
import io.nonrel.engine.index.PendingReferences;
import io.nonrel.index.DerivedIndex;
import io.nonrel.index.IndexState;
import io.nonrel.planner.catalog.Catalog;
import io.nonrel.planner.catalog.CatalogObject;
import io.nonrel.planner.catalog.Table;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The catalog for a transaction that began before the last change: derived indexes that became READY since can't be read,
 * because the transaction doesn't see the rows that were filled in. Used under the session's lock.
 */
final class CatalogView {

    private static final AtomicLong VERSIONS = new AtomicLong();

    private final Catalog begin;
    private Catalog last;
    private Catalog lastView;
    private int lastLeft;

    CatalogView(Catalog begin) {
        this.begin = begin;
        this.last = begin;
        this.lastView = begin;
    }

    /**
     * The view of the catalog as it is now.
     *
     * @param left indexes whose copies are wrong in the transaction itself
     */
    @SuppressWarnings("ReferenceEquality") // snapshots of one catalog
    Catalog of(Catalog now, List<RowChanges.LeftForLater> left) {
        int leftNow = left.stream()
                .mapToInt(one ->
                        one.references() == null ? 1 : 1 + one.references().size())
                .sum();
        if (now != last || leftNow != lastLeft) {
            Catalog view = now.version() == begin.version() ? now : hidingNewIndexes(now);
            lastView = left.isEmpty() ? view : hiding(view, left);
            last = now;
            lastLeft = leftNow;
        }
        return lastView;
    }

    private static Catalog hiding(Catalog view, List<RowChanges.LeftForLater> left) {
        Catalog hiding = view;
        for (RowChanges.LeftForLater one : left) {
            Table written = one.table();
            if (hiding.object(written.schema(), written.name()).orElse(null) instanceof Table table) {
                DerivedIndex index = table.derivedIndex(one.index().name()).orElse(null);
                hiding = index == null
                        ? hiding
                        : hiding.with(table.with(PendingReferences.left(index, one.references())));
            }
        }
        return hiding.withVersion(-VERSIONS.incrementAndGet());
    }

    private Catalog hidingNewIndexes(Catalog now) {
        Catalog hiding = now;
        for (String schema : now.schemas()) {
            for (CatalogObject object : now.objects(schema)) {
                if (object instanceof Table table && !table.derivedIndexes().isEmpty()) {
                    List<DerivedIndex> seen = table.derivedIndexes().stream()
                            .map(i -> seen(table, i))
                            .toList();
                    hiding = seen.equals(table.derivedIndexes()) ? hiding : hiding.with(table.withDerivedIndexes(seen));
                }
            }
        }
        // No version of the catalog itself is negative, so no plan is shared with others.
        return hiding.version() == now.version() ? now : hiding.withVersion(-VERSIONS.incrementAndGet());
    }

    private DerivedIndex seen(Table table, DerivedIndex index) {
        if (!index.isReadable() && !index.isCorrectable()) {
            return index;
        }
        DerivedIndex before = begin.object(table.schema(), table.name()).orElse(null) instanceof Table t
                ? t.derivedIndex(index.name()).orElse(null)
                : null;
        if (index.isReadable()) {
            boolean isOld =
                    before != null && before.withMeasure(index.measure()).equals(index);
            return isOld ? index : index.withState(IndexState.BUILDING);
        }
        // What was pending when the transaction began is so in its rows for ever.
        boolean isKnown = before != null && before.isKeptBy(index) && isCovered(before, index);
        return isKnown ? index : index.propagating(null);
    }

    private static boolean isCovered(DerivedIndex before, DerivedIndex now) {
        List<Object> pending = now.pending();
        List<Object> pendingBefore = before.pending();
        return before.isReadable() || pending != null && pendingBefore != null && pending.containsAll(pendingBefore);
    }
}
