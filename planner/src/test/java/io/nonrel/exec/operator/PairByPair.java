package io.nonrel.exec.operator;

import io.nonrel.exec.Condition;
import io.nonrel.exec.Execution;
import io.nonrel.exec.Runs;
import io.nonrel.spi.ValueOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reference that joins are compared with: looks at every pair. Both sides have the same width. */
final class PairByPair {

    private PairByPair() {}

    /** What a join is, pair by pair. */
    static List<List<@Nullable Object>> join(
            List<@Nullable Object[]> left,
            List<@Nullable Object[]> right,
            JoinType type,
            int rightWidth,
            Condition pair) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        boolean[] rightMatched = new boolean[right.size()];
        Execution execution = Runs.alone();
        for (@Nullable Object[] l : left) {
            boolean matched = false;
            for (int i = 0; i < right.size(); i++) {
                @Nullable Object[] joined = joined(l, right.get(i));
                if (pair.test(joined, execution)) {
                    matched = true;
                    rightMatched[i] = true;
                    if (!type.leftOnly()) {
                        rows.add(Arrays.asList(joined));
                    }
                }
            }
            if ((type == JoinType.SEMI && matched) || (type == JoinType.ANTI && !matched)) {
                rows.add(Arrays.asList(l));
            } else if (!matched && type.keepsLeft()) {
                rows.add(Arrays.asList(joined(l, new Object[rightWidth])));
            }
        }
        for (int i = 0; type.keepsRight() && i < right.size(); i++) {
            if (!rightMatched[i]) {
                rows.add(Arrays.asList(
                        joined(new Object[left.isEmpty() ? rightWidth : left.get(0).length], right.get(i))));
            }
        }
        return rows;
    }

    static @Nullable Object[] joined(@Nullable Object[] left, @Nullable Object[] right) {
        @Nullable Object[] row = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, row, left.length, right.length);
        return row;
    }

    static boolean equal(@Nullable Object a, @Nullable Object b) {
        return a != null && b != null && ValueOrder.same(a, b);
    }
}
