package io.nonrel.spi;

/**
 * What a store call belongs to: its statement's deadline, and where it reports. Implemented by the driver; the methods
 * are safe to call from any thread.
 */
public interface CallContext {

    /** For calls that no statement asked for: no deadline, reports are dropped. */
    CallContext NONE = new CallContext() {
        @Override
        public void checkCancelled() {}

        @Override
        public long remainingMillis() {
            return Long.MAX_VALUE;
        }

        @Override
        public int fetchSize() {
            return 1_000;
        }

        @Override
        public void examined(long rows) {}

        @Override
        public void notice(Notice notice) {}
    };

    /**
     * To be called at least every few milliseconds of work; costs one volatile read.
     *
     * @throws NonrelException {@link ErrorCode#CANCELLED} or {@link ErrorCode#TIMEOUT}
     */
    void checkCancelled();

    /** Time left for the statement in milliseconds, {@link Long#MAX_VALUE} without a limit, never below 0. */
    long remainingMillis();

    /** How many rows to fetch at a time, at least 1. */
    int fetchSize();

    /**
     * Counts documents that the store read to answer, whether or not they matched.
     *
     * @throws NonrelException {@link ErrorCode#LIMIT_EXCEEDED} when {@code maxRowsExamined} is passed
     */
    void examined(long rows);

    /**
     * Counts rows that the store keeps in this process's memory to answer, groups for example; negative when it gives them
     * up, at the latest when the call's cursor is closed.
     *
     * @throws NonrelException {@link ErrorCode#LIMIT_EXCEEDED} when {@code maxRowsInMemory} is passed
     */
    default void held(long rows) {}

    /** Reports something the user must know, for example a loss of precision. */
    void notice(Notice notice);
}
