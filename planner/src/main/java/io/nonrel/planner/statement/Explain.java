package io.nonrel.planner.statement;

/**
 * {@code EXPLAIN [PLAN FOR | ANALYZE] statement}.
 *
 * @param target what is to be explained: a query or a change of rows
 * @param analyze whether to run the target and report what each node did
 * @param format how to print the plan
 */
public record Explain(Statement target, boolean analyze, Format format) implements Statement {
    /** The forms in which a plan can be printed. */
    public enum Format {
        TEXT,
        JSON,
        XML,
        DOT
    }
}
