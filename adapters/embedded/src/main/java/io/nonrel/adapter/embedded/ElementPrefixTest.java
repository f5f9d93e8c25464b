package io.nonrel.adapter.embedded;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a list has a string that starts with another one, or, when {@code wanted} is false, has nothing but strings that
 * don't.
 */
record ElementPrefixTest(int at, String start, boolean wanted) implements RowTest {

    @Override
    public boolean test(@Nullable Object[] values) {
        if (!(values[at] instanceof List<?> list)) {
            return false;
        }
        for (Object element : list) {
            boolean decided = element instanceof String s ? s.startsWith(start) : !wanted;
            if (decided) {
                return wanted;
            }
        }
        return !wanted;
    }
}
