package io.nonrel.adapter.embedded;

import io.nonrel.spi.Aggregation;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** Opens the cursors that a store and its transactions have in common; each has a claim of its own. Stateless. */
final class Reads {

    private Reads() {}

    static RowCursor scan(Session session, CollectionView view, Scan scan, CallContext context, Snapshot snapshot) {
        try {
            AccessPlan plan = AccessPlan.of(view.schema(), scan.predicate(), scan.order());
            Filter filter = new Filter(plan.residual());
            return new ScanCursor(
                            session,
                            context,
                            plan.documents(view),
                            filter.isTrivial() ? null : filter,
                            scan.fields(),
                            snapshot)
                    .limited(scan.offsetRows(), scan.limitRows());
        } catch (MVStoreException e) {
            throw session.database().failed(e);
        }
    }

    static RowCursor aggregate(Session session, CollectionView view, Aggregation aggregation, CallContext context) {
        try {
            Aggregator aggregator = new Aggregator(view, aggregation, context);
            return new RowList(aggregator.rows(), () -> context.held(-aggregator.held()));
        } catch (MVStoreException e) {
            throw session.database().failed(e);
        }
    }

    static RowCursor lookup(
            Session session,
            CollectionView view,
            List<@Nullable Object[]> keys,
            List<String> fields,
            CallContext context,
            Snapshot snapshot) {
        return new ScanCursor(session, context, new KeyDocuments(view, keys, false), null, fields, snapshot);
    }

    static List<Map<String, @Nullable Object>> documents(
            CollectionView view, List<@Nullable Object[]> keys, CallContext context) {
        List<Map<String, @Nullable Object>> found = new ArrayList<>(keys.size());
        for (@Nullable Object[] key : keys) {
            context.checkCancelled();
            Document document = view.get(key);
            if (document != null) {
                context.examined(1);
                found.add(document.fields());
            }
        }
        return found;
    }
}
