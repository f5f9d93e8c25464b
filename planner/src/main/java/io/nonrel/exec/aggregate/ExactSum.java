package io.nonrel.exec.aggregate;

import java.math.BigDecimal;

/** A sum that never overflows or rounds: a long as long as it can be, then a BigDecimal. */
final class ExactSum {

    private long narrow;
    private BigDecimal wide = BigDecimal.ZERO;

    void add(Object number) {
        if (number instanceof Long x) {
            add(x.longValue());
        } else {
            wide = wide.add(decimal(number));
        }
    }

    void subtract(Object number) {
        if (number instanceof Long x && x != Long.MIN_VALUE) {
            add(-x);
        } else {
            wide = wide.subtract(decimal(number));
        }
    }

    /** Adds the square of a number. */
    void addSquare(Object number) {
        if (number instanceof Long x && Math.abs(x) < 1L << 31) {
            add(x * x);
        } else {
            BigDecimal x = decimal(number);
            wide = wide.add(x.multiply(x));
        }
    }

    BigDecimal total() {
        return wide.add(BigDecimal.valueOf(narrow));
    }

    private void add(long number) {
        long sum = narrow + number;
        if (((narrow ^ sum) & (number ^ sum)) < 0) {
            wide = wide.add(BigDecimal.valueOf(narrow));
            narrow = number;
        } else {
            narrow = sum;
        }
    }

    static BigDecimal decimal(Object number) {
        if (number instanceof BigDecimal x) {
            return x;
        }
        return number instanceof Double x ? new BigDecimal(x) : BigDecimal.valueOf(((Number) number).longValue());
    }
}
