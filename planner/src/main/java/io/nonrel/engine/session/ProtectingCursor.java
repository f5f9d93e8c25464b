package io.nonrel.engine.session;

import io.nonrel.engine.statement.LockedRows;
import io.nonrel.exec.Execution;
import io.nonrel.spi.RowCursor;
import io.nonrel.spi.Transaction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows of a query with FOR UPDATE: before one is handed out, its transaction protects what it was read from. */
final class ProtectingCursor implements RowCursor {

    private static final int MOST_AHEAD = 100;

    private final RowCursor rows;
    private final int width;
    private final List<LockedRows.Locked> locked;
    private final @Nullable Transaction transaction;
    private final Execution execution;
    private final int ahead;
    private final Deque<@Nullable Object[]> ready = new ArrayDeque<>();
    private boolean ended;

    /**
     * @param rows with the keys of the tables as last values
     * @param width of the rows without keys
     * @param transaction null to protect nothing
     * @param maxRows how many rows will be asked for, 0 for all
     */
    ProtectingCursor(
            RowCursor rows,
            int width,
            List<LockedRows.Locked> locked,
            @Nullable Transaction transaction,
            Execution execution,
            long maxRows) {
        this.rows = rows;
        this.width = width;
        this.locked = locked;
        this.transaction = transaction;
        this.execution = execution;
        this.ahead = transaction == null || maxRows > 0 ? 1 : Math.min(MOST_AHEAD, execution.fetchSize());
    }

    @Override
    public @Nullable Object @Nullable [] next() {
        if (ready.isEmpty() && !ended) {
            read();
        }
        return ready.poll();
    }

    private void read() {
        List<@Nullable Object[]> read = new ArrayList<>();
        while (read.size() < ahead && !ended) {
            @Nullable Object[] row = rows.next();
            if (row == null) {
                ended = true;
            } else {
                read.add(row);
            }
        }
        Transaction protecting = transaction;
        int from = width;
        for (LockedRows.Locked table : locked) {
            int to = from + table.width();
            List<@Nullable Object[]> keys = new ArrayList<>();
            for (@Nullable Object[] row : read) {
                @Nullable Object[] key = Arrays.copyOfRange(row, from, to);
                // An outer join gives rows without one.
                if (Arrays.stream(key).allMatch(Objects::nonNull)) {
                    keys.add(key);
                }
            }
            if (protecting != null && !keys.isEmpty()) {
                protecting.protect(table.collection(), keys, execution);
            }
            from = to;
        }
        read.forEach(row -> ready.add(Arrays.copyOf(row, width)));
    }

    @Override
    public void close() {
        rows.close();
    }
}
