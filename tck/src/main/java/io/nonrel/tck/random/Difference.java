package io.nonrel.tck.random;

/** Two answers that should be one. */
record Difference(String way, Answer plain, Answer other) {

    /** Whether it looks like the same mistake. */
    boolean isLike(Difference that) {
        return way.equals(that.way)
                && plain.sort().equals(that.plain.sort())
                && other.sort().equals(that.other.sort());
    }

    @Override
    public String toString() {
        return "plain: " + plain + "\n" + way + ": " + other;
    }
}
