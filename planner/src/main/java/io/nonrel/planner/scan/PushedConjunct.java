package io.nonrel.planner.scan;

import java.util.List;

/**
 * What became of one conjunct of a WHERE or ON clause; EXPLAIN shows it under the scan.
 *
 * @param text the conjunct in SQL words
 * @param outcome who decides it
 * @param reason why it is not exact, or how it is answered; empty when there is nothing to say
 * @param notReady names of derived indexes that would have been used, were they READY
 * @param remedies statements each of which creates a derived index for it
 */
public record PushedConjunct(
        String text, Outcome outcome, String reason, List<String> notReady, List<String> remedies) {

    public PushedConjunct {
        notReady = List.copyOf(notReady);
        remedies = List.copyOf(remedies);
    }

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
