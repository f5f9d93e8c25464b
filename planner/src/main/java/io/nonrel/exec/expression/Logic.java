package io.nonrel.exec.expression;

import io.nonrel.exec.Execution;
import io.nonrel.exec.InputColumn;
import io.nonrel.exec.Scalar;
import java.util.List;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * AND, OR, NOT and the IS tests. AND and OR read from left to right and stop when the answer is known, so an error further
 * right isn't raised.
 */
final class Logic {

    private Logic() {}

    static Truth and(List<Truth> terms) {
        return new And(terms.toArray(Truth[]::new));
    }

    static Truth or(List<Truth> terms) {
        return terms.size() == 1 ? terms.get(0) : new Or(terms.toArray(Truth[]::new));
    }

    static Truth not(Truth term) {
        return (row, execution) -> {
            int truth = term.of(row, execution);
            return truth == Truth.UNKNOWN ? truth : 1 - truth;
        };
    }

    /** IS [NOT] TRUE, FALSE or UNKNOWN. */
    static Truth is(SqlKind kind, Truth term) {
        return switch (kind) {
            case IS_TRUE -> (row, execution) -> Truth.of(term.of(row, execution) == Truth.TRUE);
            case IS_NOT_TRUE -> (row, execution) -> Truth.of(term.of(row, execution) != Truth.TRUE);
            case IS_FALSE -> (row, execution) -> Truth.of(term.of(row, execution) == Truth.FALSE);
            case IS_NOT_FALSE -> (row, execution) -> Truth.of(term.of(row, execution) != Truth.FALSE);
            default -> throw new AssertionError("Not a test of a truth value: " + kind);
        };
    }

    /** IS NULL of any value. */
    static Truth isNull(Scalar value) {
        if (value instanceof InputColumn column) {
            int index = column.index();
            return (row, execution) -> Truth.of(row[index] == null);
        }
        return (row, execution) -> Truth.of(value.evaluate(row, execution) == null);
    }

    /** IS NOT NULL of any value. */
    static Truth isNotNull(Scalar value) {
        if (value instanceof InputColumn column) {
            int index = column.index();
            return (row, execution) -> Truth.of(row[index] != null);
        }
        return (row, execution) -> Truth.of(value.evaluate(row, execution) != null);
    }

    private record And(Truth[] terms) implements Truth {

        @Override
        public int of(@Nullable Object[] row, Execution execution) {
            int answer = TRUE;
            for (Truth term : terms) {
                int truth = term.of(row, execution);
                if (truth == FALSE) {
                    return FALSE;
                }
                answer |= truth;
            }
            return answer == TRUE ? TRUE : UNKNOWN;
        }

        @Override
        public boolean test(@Nullable Object[] row, Execution execution) {
            for (Truth term : terms) {
                if (!term.test(row, execution)) {
                    return false;
                }
            }
            return true;
        }
    }

    private record Or(Truth[] terms) implements Truth {

        @Override
        public int of(@Nullable Object[] row, Execution execution) {
            int answer = FALSE;
            for (Truth term : terms) {
                int truth = term.of(row, execution);
                if (truth == TRUE) {
                    return TRUE;
                }
                answer |= truth;
            }
            return answer;
        }
    }
}
