package io.nonrel.engine.session;

import io.nonrel.engine.catalog.RowChanges;
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
        if (now != last || left.size() != lastLeft) {
            Catalog view = now.version() == begin.version() ? now : hidingNewIndexes(now);
            lastView = left.isEmpty() ? view : hiding(view, left);
            last = now;
            lastLeft = left.size();
        }
        return lastView;
    }

    private static Catalog hiding(Catalog view, List<RowChanges.LeftForLater> left) {
        Catalog hiding = view;
        for (RowChanges.LeftForLater one : left) {
            Table written = one.table();
            if (hiding.object(written.schema(), written.name()).orElse(null) instanceof Table table) {
                DerivedIndex index = table.derivedIndex(one.index().name()).orElse(null);
                hiding = index == null ? hiding : hiding.with(table.with(index.withState(IndexState.PROPAGATING)));
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
                            .map(i -> isOld(table, i) ? i : i.withState(IndexState.BUILDING))
                            .toList();
                    hiding = seen.equals(table.derivedIndexes()) ? hiding : hiding.with(table.withDerivedIndexes(seen));
                }
            }
        }
        // No version of the catalog itself is negative, so no plan is shared with others.
        return hiding.version() == now.version() ? now : hiding.withVersion(-VERSIONS.incrementAndGet());
    }

    private boolean isOld(Table table, DerivedIndex index) {
        return !index.isReadable()
                || begin.object(table.schema(), table.name()).orElse(null) instanceof Table before
                        && before.derivedIndex(index.name())
                                .filter(b -> b.withMeasure(index.measure()).equals(index))
                                .isPresent();
    }
}
