package io.nonrel.exec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Rows from a seed: few distinct values and many NULLs, so that keys meet. */
public final class RandomRows {

    private final Random random;

    public RandomRows(long seed) {
        this.random = new Random(seed);
    }

    /** The numbers behind the rows, for further choices of a test. */
    public Random random() {
        return random;
    }

    /** A whole number or NULL. */
    public @Nullable Object number(int distinct) {
        return random.nextInt(8) == 0 ? null : (Object) (long) random.nextInt(distinct);
    }

    /** A number of any class, a whole one most of the time, or NULL. */
    public @Nullable Object anyNumber(int distinct) {
        Object number = number(distinct);
        if (number == null) {
            return null;
        }
        return switch (random.nextInt(6)) {
            case 0 -> new BigDecimal(number + ".0");
            case 1 -> (Object) ((Long) number).doubleValue();
            default -> number;
        };
    }

    /** A short string or NULL. */
    public @Nullable Object text(int distinct) {
        return random.nextInt(8) == 0 ? null : "t" + random.nextInt(distinct);
    }

    /** Rows of a running number, two numbers of few values, a string and a boolean. */
    public List<@Nullable Object[]> rows(int count, int distinct) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new @Nullable Object[] {
                (long) i, number(distinct), anyNumber(distinct), text(distinct), random.nextInt(3) == 0
            });
        }
        return rows;
    }
}
