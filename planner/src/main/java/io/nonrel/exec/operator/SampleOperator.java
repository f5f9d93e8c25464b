package io.nonrel.exec.operator;

import io.nonrel.exec.Execution;
import io.nonrel.exec.Operator;
import io.nonrel.spi.RowCursor;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Keeps each row with the same chance, independently of the others: TABLESAMPLE BERNOULLI. */
public final class SampleOperator extends Operator {

    private final Operator input;
    private final double fraction;
    private final @Nullable Long seed;

    /**
     * @param fraction the chance of a row, 0 to 1
     * @param seed makes equal runs over equal rows keep the same ones; null for another choice each time
     */
    public SampleOperator(Operator input, double fraction, @Nullable Long seed) {
        super(input);
        this.input = input;
        this.fraction = fraction;
        this.seed = seed;
    }

    @Override
    public String describe() {
        return "Sample " + fraction * 100 + " %" + (seed == null ? "" : " repeatable " + seed);
    }

    @Override
    protected RowCursor open(Execution execution) {
        SplittableRandom random = seed == null ? new SplittableRandom() : new SplittableRandom(seed);
        return new Cursor(execution, execution.open(input), random, fraction);
    }

    private record Cursor(Execution execution, RowCursor rows, SplittableRandom random, double fraction)
            implements RowCursor {
        @Override
        public @Nullable Object @Nullable [] next() {
            for (@Nullable Object[] row = rows.next(); row != null; row = rows.next()) {
                execution.cancellation().check();
                if (random.nextDouble() < fraction) {
                    return row;
                }
            }
            return null;
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
