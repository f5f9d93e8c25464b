package io.nonrel.planner;

import io.nonrel.exec.Cancellation;
import org.apache.calcite.plan.RelOptListener;

/** Looks at the cancellation before and after each rule is tried. */
final class CancelledPlanning implements RelOptListener {

    private final Cancellation cancellation;

    CancelledPlanning(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    @Override
    public void ruleAttempted(RuleAttemptedEvent event) {
        cancellation.check();
    }

    @Override
    public void relEquivalenceFound(RelEquivalenceEvent event) {
        // Nothing takes time here.
    }

    @Override
    public void ruleProductionSucceeded(RuleProductionEvent event) {
        // Nothing takes time here.
    }

    @Override
    public void relDiscarded(RelDiscardedEvent event) {
        // Nothing takes time here.
    }

    @Override
    public void relChosen(RelChosenEvent event) {
        // Nothing takes time here.
    }
}
