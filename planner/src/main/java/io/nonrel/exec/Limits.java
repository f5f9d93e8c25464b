package io.nonrel.exec;

/**
 * How much work a statement may cause. 0 means no limit. Immutable.
 *
 * @param maxRowsExamined documents that stores read to answer it
 * @param maxRowsInMemory rows held at one time in sorts, joins, groups and other buffers
 * @param maxFanOut store queries that one scan may be split into
 * @param maxStoreCalls calls of the store in all
 * @param maxJoinRows rows that come out of one join
 */
public record Limits(long maxRowsExamined, long maxRowsInMemory, long maxFanOut, long maxStoreCalls, long maxJoinRows) {

    /** No limit at all. */
    public static final Limits NONE = new Limits(0, 0, 0, 0, 0);
}
