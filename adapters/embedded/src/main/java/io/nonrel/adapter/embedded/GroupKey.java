package io.nonrel.adapter.embedded;

import io.nonrel.spi.ValueOrder;
import org.jspecify.annotations.Nullable;

/** The values of a group's fields, equal as GROUP BY sees it. */
final class GroupKey {

    private final @Nullable Object[] values;
    private final int hash;

    GroupKey(@Nullable Object[] values) {
        this.values = values;
        int h = 1;
        for (Object value : values) {
            h = 31 * h + ValueOrder.hash(value);
        }
        this.hash = h;
    }

    @Nullable
    Object[] values() {
        return values;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof GroupKey key) || key.hash != hash) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if (!ValueOrder.same(values[i], key.values[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
