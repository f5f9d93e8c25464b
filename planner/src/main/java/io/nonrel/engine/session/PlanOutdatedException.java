package io.nonrel.engine.session;

/** The catalog changed after a statement was planned: it is to be planned again. Never leaves the package. */
final class PlanOutdatedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PlanOutdatedException() {
        super("The catalog changed after the statement was planned", null, false, false);
    }
}
