package io.nonrel.exec.operator;

import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.exec.OperatorCursor;
import io.nonrel.spi.RowCursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of the elements of lists: UNNEST. Several lists of one row are read side by side, the shorter ones filled up
 * with NULL; a list that is NULL has no elements.
 */
public final class UnnestOperator extends Operator {

    private final Operator input;
    private final boolean ordinality;

    /**
     * @param input its columns are the lists
     * @param ordinality whether a last column numbers the elements from 1
     */
    public UnnestOperator(Operator input, boolean ordinality) {
        super(input);
        this.input = input;
        this.ordinality = ordinality;
    }

    @Override
    public String describe() {
        return ordinality ? "Unnest with ordinality" : "Unnest";
    }

    @Override
    protected RowCursor open(Execution execution) {
        return new Cursor(execution);
    }

    private final class Cursor extends OperatorCursor {

        private final RowCursor rows;
        private List<List<?>> lists = List.of();
        private int longest;
        private int position;

        Cursor(Execution execution) {
            super(execution);
            this.rows = open(input);
        }

        @Override
        protected @Nullable Object @Nullable [] advance() {
            while (position == longest) {
                @Nullable Object[] row = rows.next();
                if (row == null) {
                    return null;
                }
                begin(row);
            }
            execution.cancellation().check();
            @Nullable Object[] elements = new @Nullable Object[lists.size() + (ordinality ? 1 : 0)];
            for (int i = 0; i < lists.size(); i++) {
                elements[i] = position < lists.get(i).size() ? lists.get(i).get(position) : null;
            }
            position++;
            if (ordinality) {
                elements[lists.size()] = (long) position;
            }
            return elements;
        }

        private void begin(@Nullable Object[] row) {
            lists = new ArrayList<>(row.length);
            longest = 0;
            position = 0;
            for (Object column : row) {
                List<?> list = column == null ? List.of() : (List<?>) column;
                lists.add(list);
                longest = Math.max(longest, list.size());
            }
        }
    }
}
