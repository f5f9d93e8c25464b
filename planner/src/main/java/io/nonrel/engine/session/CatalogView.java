package io.nonrel.engine.session;

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

    CatalogView(Catalog begin) {
        this.begin = begin;
        this.last = begin;
        this.lastView = begin;
    }

    /** The view of the catalog as it is now. */
    @SuppressWarnings("ReferenceEquality") // snapshots of one catalog
    Catalog of(Catalog now) {
        if (now != last) {
            lastView = now.version() == begin.version() ? now : hidingNewIndexes(now);
            last = now;
        }
        return lastView;
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
                        && before.derivedIndexes().contains(index);
    }
}
