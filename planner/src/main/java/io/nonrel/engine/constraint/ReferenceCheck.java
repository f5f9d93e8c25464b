package io.nonrel.engine.constraint;

import io.nonrel.planner.catalog.Column;
import io.nonrel.planner.catalog.EnforcedKey;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Capability;
import io.nonrel.spi.NonrelException;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Scan;
import io.nonrel.spi.Store;
import io.nonrel.spi.StoreAccess;
import io.nonrel.spi.Transaction;
import io.nonrel.spi.TransactionMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks whether the rows that are stored satisfy a foreign key. Immutable and thread-safe. */
public final class ReferenceCheck {

    private static final int BATCH = 500;

    private final EnforcedKey key;
    private final Store store;
    private final ReferenceRule rule;
    private final List<String> fields;
    private final int[] keyColumns;

    public ReferenceCheck(EnforcedKey key, Store store) {
        this.key = key;
        this.store = store;
        this.rule = new ReferenceRule(key, store);
        this.fields = key.child().columns().stream().map(Column::field).toList();
        this.keyColumns =
                key.child().key().stream().mapToInt(key.child()::indexOf).toArray();
    }

    /**
     * Reads all rows, in one state of the store where it has such a thing.
     *
     * @return how many rows there are
     * @throws NonrelException for a row that refers to none
     */
    public long run(CallContext context) {
        boolean snapshots = store.capabilities().contains(Capability.SNAPSHOT_READS);
        try (Transaction snapshot = snapshots ? store.begin(TransactionMode.READ_ONLY) : null) {
            return run(snapshot == null ? store : snapshot, context);
        }
    }

    private long run(StoreAccess access, CallContext context) {
        long count = 0;
        List<@Nullable Object[]> rows = new ArrayList<>();
        try (RowCursor cursor = access.scan(Scan.of(key.child().collection(), fields), context)) {
            for (@Nullable Object[] row = cursor.next(); row != null; row = cursor.next()) {
                context.checkCancelled();
                count++;
                rows.add(row.clone());
                if (rows.size() == BATCH) {
                    require(rows, access, context);
                    rows.clear();
                }
            }
        }
        require(rows, access, context);
        return count;
    }

    private void require(List<@Nullable Object[]> rows, StoreAccess access, CallContext context) {
        try {
            rule.requireParents(rows, access, context);
        } catch (NonrelException e) {
            if (access instanceof Transaction) {
                throw e;
            }
            // Without a snapshot a row and what it refers to may have gone since it was read.
            rule.requireParents(unchanged(rows, access, context), access, context);
        }
    }

    /** Those of some rows that are still there and refer to the same. */
    private List<@Nullable Object[]> unchanged(List<@Nullable Object[]> rows, StoreAccess access, CallContext context) {
        List<@Nullable Object[]> keys = new ArrayList<>();
        rows.forEach(r -> keys.add(RowFinder.pick(r, keyColumns)));
        List<@Nullable Object[]> same = new ArrayList<>();
        try (RowCursor found = access.lookup(key.child().collection(), keys, fields, context)) {
            for (@Nullable Object[] row = found.next(); row != null; row = found.next()) {
                @Nullable Object[] now = Arrays.copyOf(row, row.length);
                boolean refersToTheSame = rows.stream().anyMatch(r -> isSame(r, now));
                if (refersToTheSame) {
                    same.add(now);
                }
            }
        }
        return same;
    }

    private boolean isSame(@Nullable Object[] row, @Nullable Object[] now) {
        int[] references = rule.childColumns();
        return Objects.equals(RowFinder.id(row, keyColumns), RowFinder.id(now, keyColumns))
                && Objects.equals(RowFinder.id(row, references), RowFinder.id(now, references));
    }
}
