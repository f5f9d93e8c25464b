package io.nonrel.exec;

import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.RowCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An operator for tests that gives rows from a list, watches how it is read and fails when told to. */
public final class RowSource extends Operator {

    private final List<@Nullable Object[]> rows;
    private int opened;
    private int open;
    private long given;
    private int failingRow = -1;
    private boolean failingOpen;
    private Runnable atEnd = () -> {};
    private int actionRow = -1;
    private Runnable atRow = () -> {};

    public RowSource(List<@Nullable Object[]> rows) {
        this.rows = rows;
    }

    public static RowSource of(@Nullable Object[]... rows) {
        return new RowSource(List.of(rows));
    }

    /** Fails instead of giving the row of this number, from 0; the number of rows for the end. */
    public RowSource failingRow(int number) {
        failingRow = number;
        return this;
    }

    /** Fails when opened. */
    public RowSource failingOpen() {
        failingOpen = true;
        return this;
    }

    /** Does something when the rows have ended. */
    public RowSource atEnd(Runnable action) {
        atEnd = action;
        return this;
    }

    /** Does something before it gives the row of this number, from 0. */
    public RowSource beforeRow(int number, Runnable action) {
        actionRow = number;
        atRow = action;
        return this;
    }

    /** Cursors that were opened and not closed. */
    public int open() {
        return open;
    }

    /** How often it was opened. */
    public int opened() {
        return opened;
    }

    /** Rows it gave. */
    public long given() {
        return given;
    }

    @Override
    public String describe() {
        return "Rows of a test";
    }

    @Override
    protected RowCursor open(Execution execution) {
        if (failingOpen) {
            throw ErrorCode.STORE_FAILED.error("The source was told to fail");
        }
        open++;
        opened++;
        return new Cursor();
    }

    private final class Cursor implements RowCursor {

        private int position;
        private boolean closed;

        @Override
        public @Nullable Object @Nullable [] next() {
            if (closed) {
                throw new AssertionError("Read after close");
            }
            if (position == failingRow) {
                throw ErrorCode.STORE_FAILED.error("The source was told to fail");
            }
            if (position == actionRow) {
                atRow.run();
            }
            if (position == rows.size()) {
                atEnd.run();
                return null;
            }
            given++;
            return rows.get(position++);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                open--;
            }
        }
    }
}
