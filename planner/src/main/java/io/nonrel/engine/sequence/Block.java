package io.nonrel.engine.sequence;

import io.nonrel.planner.catalog.Sequence;
import io.nonrel.spi.ErrorCode;
import io.nonrel.spi.NonrelException;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that this process may give without asking the store. Used by one thread at a time.
 */
final class Block {

    private final long increment;
    private long next;
    private long left;

    /** What the store holds after this block; null when the sequence is at its end. */
    private final @Nullable Long after;

    private Block(long increment, long next, long left, @Nullable Long after) {
        this.increment = increment;
        this.next = next;
        this.left = left;
        this.after = after;
    }

    /**
     * The next numbers of a sequence.
     *
     * @param position the first number that nobody has, null when the sequence is at its end
     * @param size how many numbers at most, at least 1
     */
    static Block of(Sequence sequence, @Nullable Long position, long size) {
        long first;
        if (position != null) {
            first = position;
        } else if (sequence.cycle()) {
            first = sequence.increment() > 0 ? sequence.minimum() : sequence.maximum();
        } else {
            throw exhausted(sequence);
        }
        long bound = sequence.increment() > 0 ? sequence.maximum() : sequence.minimum();
        BigInteger available = BigInteger.valueOf(bound)
                .subtract(BigInteger.valueOf(first))
                .divide(BigInteger.valueOf(sequence.increment()))
                .add(BigInteger.ONE);
        BigInteger wanted = available.min(BigInteger.valueOf(size));
        boolean last = wanted.equals(available);
        long count = wanted.longValueExact();
        return new Block(
                sequence.increment(), first, count, last ? null : (Long) (first + count * sequence.increment()));
    }

    /**
     * The position of a sequence whose increment changes: that much after the number that was given last.
     *
     * @param position the first number that nobody has, null when the sequence is at its end
     */
    static @Nullable Long position(Sequence before, @Nullable Long position, Sequence after) {
        BigInteger last = position == null
                ? last(before)
                : BigInteger.valueOf(position).subtract(BigInteger.valueOf(before.increment()));
        BigInteger next = last.add(BigInteger.valueOf(after.increment()));
        boolean within = next.compareTo(BigInteger.valueOf(after.minimum())) >= 0
                && next.compareTo(BigInteger.valueOf(after.maximum())) <= 0;
        return within ? (Long) next.longValueExact() : null;
    }

    /** The number at which a sequence ends that goes on from its start. */
    private static BigInteger last(Sequence sequence) {
        BigInteger start = BigInteger.valueOf(sequence.start());
        BigInteger increment = BigInteger.valueOf(sequence.increment());
        BigInteger bound = BigInteger.valueOf(sequence.increment() > 0 ? sequence.maximum() : sequence.minimum());
        return start.add(bound.subtract(start).divide(increment).multiply(increment));
    }

    boolean isEmpty() {
        return left == 0;
    }

    long take() {
        long value = next;
        if (--left > 0) {
            next += increment;
        }
        return value;
    }

    /** The first number that was not given; only when not empty. */
    long unused() {
        return next;
    }

    @Nullable
    Long after() {
        return after;
    }

    private static NonrelException exhausted(Sequence sequence) {
        return ErrorCode.SEQUENCE_EXHAUSTED
                .error(
                        "Sequence %s.%s reached its %s %d; ALTER SEQUENCE … CYCLE or another bound lets it go on",
                        sequence.schema(),
                        sequence.name(),
                        sequence.increment() > 0 ? "maximum" : "minimum",
                        sequence.increment() > 0 ? sequence.maximum() : sequence.minimum())
                .with("sequence", sequence.name());
    }
}
