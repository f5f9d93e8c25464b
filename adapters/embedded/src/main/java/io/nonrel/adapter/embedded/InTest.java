package io.nonrel.adapter.embedded;

import io.nonrel.spi.ValueOrder;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code field IN (candidates)} is TRUE: a binary search, since lists of keys are long. */
final class InTest implements RowTest {

    private final int at;
    private final Object[] candidates;

    InTest(int at, @Nullable Object[] candidates) {
        this.at = at;
        this.candidates = Arrays.stream(candidates)
                .filter(Objects::nonNull)
                .sorted(ValueOrder.NULLS_FIRST)
                .toArray();
    }

    @Override
    public boolean test(@Nullable Object[] values) {
        Object field = values[at];
        return field != null && Arrays.binarySearch(candidates, field, ValueOrder.NULLS_FIRST) >= 0;
    }
}
