/**
 * Aggregate functions and the operators that group.
 *
 * <p>Read first: {@link io.nonrel.exec.aggregate.AggregateFunction} (what there is), {@link
 * io.nonrel.exec.aggregate.AggregateCall} (one use of it) and {@link io.nonrel.exec.aggregate.Accumulator} (its state over
 * one group). Which type a result has is decided by the planner, not here; windows over rows are in {@code exec.window}.
 */
@NullMarked
package io.nonrel.exec.aggregate;

import org.jspecify.annotations.NullMarked;
