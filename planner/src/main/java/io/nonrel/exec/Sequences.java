package io.nonrel.exec;

/** Gives sequence values to expressions. Implemented by the engine; thread-safe. */
public interface Sequences {

    /** The next value of a sequence, never given before. */
    long next(String schema, String sequence);

    /**
     * The value this session got last.
     *
     * @throws io.nonrel.spi.NonrelException {@link io.nonrel.spi.ErrorCode#NO_ACTIVE_TRANSACTION} when it got none yet
     */
    long current(String schema, String sequence);
}
