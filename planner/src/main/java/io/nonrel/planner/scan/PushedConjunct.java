package io.nonrel.planner.scan;

/**
 * What became of one conjunct of a WHERE or ON clause; EXPLAIN shows it under the scan.
 *
 * @param text the conjunct in SQL words
 * @param outcome who decides it
 * @param reason why it is not exact; empty when it is
 */
public record PushedConjunct(String text, Outcome outcome, String reason) {

    /** Who decides a conjunct. */
    public enum Outcome {
        /** The store alone. */
        EXACT,
        /** The store roughly, then memory. */
        SUPERSET,
        /** Memory alone. */
        RESIDUAL
    }

    @Override
    public String toString() {
        return outcome.name().toLowerCase(java.util.Locale.ROOT) + ": " + text
                + (reason.isEmpty() ? "" : " (" + reason + ")");
    }
}
