package io.nonrel.engine.write;

import io.nonrel.spi.NonrelException;

/** Says which set of a batch's parameters an error belongs to. */
final class BatchPosition {

    private BatchPosition() {}

    /** The error with its position, unless it has one. */
    static NonrelException mark(NonrelException error, int set) {
        return error.fact("position") == null ? error.with("position", set) : error;
    }
}
