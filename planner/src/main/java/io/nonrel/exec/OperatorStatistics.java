package io.nonrel.exec;

import io.nonrel.spi.RowCursor;
import org.jspecify.annotations.Nullable;

/** What EXPLAIN ANALYZE tells of an operator. Used by the executing thread. */
public final class OperatorStatistics {

    private long opened;
    private long rows;
    private long nanos;
    private long storeCalls;
    private long examined;

    /** How often it was started. */
    public long opened() {
        return opened;
    }

    /** Rows it gave. */
    public long rows() {
        return rows;
    }

    /** Time spent in it and in its inputs. */
    public long nanos() {
        return nanos;
    }

    /** Store calls made by it and its inputs. */
    public long storeCalls() {
        return storeCalls;
    }

    /** Documents the store read for it and its inputs. */
    public long examined() {
        return examined;
    }

    RowCursor open(Operator operator, Execution execution) {
        opened++;
        Budget budget = execution.budget();
        long start = System.nanoTime();
        long calls = budget.storeCalls();
        long read = budget.examined();
        RowCursor cursor = operator.open(execution);
        account(budget, start, calls, read);
        return new RowCursor() {
            @Override
            public @Nullable Object @Nullable [] next() {
                long begin = System.nanoTime();
                long callsBefore = budget.storeCalls();
                long readBefore = budget.examined();
                @Nullable Object @Nullable [] row = cursor.next();
                account(budget, begin, callsBefore, readBefore);
                if (row != null) {
                    rows++;
                }
                return row;
            }

            @Override
            public void close() {
                cursor.close();
            }
        };
    }

    private void account(Budget budget, long start, long calls, long read) {
        nanos += System.nanoTime() - start;
        storeCalls += budget.storeCalls() - calls;
        examined += budget.examined() - read;
    }
}
