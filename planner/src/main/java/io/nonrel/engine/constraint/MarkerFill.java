package io.nonrel.engine.constraint;

import io.nonrel.engine.catalog.RowChanges;
import io.nonrel.spi.CallContext;
import io.nonrel.spi.Mutation;
import io.nonrel.spi.StoreAccess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the markers of rows that are there already. Immutable and thread-safe. */
public final class MarkerFill {

    private final UniqueRule rule;
    private final RowImages rows;
    private final UniqueMarkers markers;

    public MarkerFill(UniqueRule rule) {
        this.rule = rule;
        boolean[] needed = new boolean[rule.table().columns().size()];
        rule.addColumns(needed);
        this.rows = new RowImages(rule.table(), needed, true);
        this.markers = new UniqueMarkers(rule, rows);
    }

    public UniqueRule rule() {
        return rule;
    }

    /** What to read to find the rows: their keys. */
    public List<String> fields() {
        return rule.table().keyFields();
    }

    /** The key of a row that was read. */
    public @Nullable Object[] key(@Nullable Object[] row) {
        return Arrays.copyOf(row, rule.table().key().size());
    }

    /**
     * The markers that rows lack.
     *
     * @throws io.nonrel.spi.NonrelException {@link io.nonrel.spi.ErrorCode#UNIQUE_VIOLATION} when another row has the values
     */
    public List<Mutation> markers(List<@Nullable Object[]> keys, StoreAccess access, CallContext context) {
        List<RowImage> images = new ArrayList<>();
        rows.read(keys, access, context).forEach((id, row) -> {
            RowImage image = new RowImage(rows.keyOf(row), id, null);
            image.become(row, 0);
            images.add(image);
        });
        return markers.mutations(images, access, context);
    }

    /** Tells others which rows were looked at: who changes one at the same time must not miss its marker. */
    public void read(List<@Nullable Object[]> keys, RowChanges changes) {
        changes.copied(
                rule.table(),
                "#" + rule.index().name(),
                keys.stream().<Object>map(RowImages::id).toList());
    }
}
