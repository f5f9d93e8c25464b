package io.nonrel.exec.operator;

import io.nonrel.exec.InputColumn;
import io.nonrel.exec.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of columns as the row loops want them. */
final class Columns {

    private Columns() {}

    static int[] of(java.util.Collection<Integer> columns) {
        return columns.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The columns that the expressions are, null when one is more than a column. */
    static int @Nullable [] of(List<? extends Scalar> scalars) {
        int[] columns = new int[scalars.size()];
        for (int i = 0; i < columns.length; i++) {
            if (!(scalars.get(i) instanceof InputColumn column)) {
                return null;
            }
            columns[i] = column.index();
        }
        return columns;
    }

    /** The first columns, as many as the width. */
    static int[] first(int width) {
        int[] columns = new int[width];
        for (int i = 0; i < width; i++) {
            columns[i] = i;
        }
        return columns;
    }
}
