/**
 * Window functions: values computed for each row from the rows around it.
 *
 * <p>Read first: {@link io.nonrel.exec.window.WindowOperator}, then {@link io.nonrel.exec.window.WindowCall} (what can be
 * computed) and {@link io.nonrel.exec.window.Frame} (over which rows). {@code Partition} and {@code Frames} are the state
 * of a run. Aggregates themselves are in {@code exec.aggregate}.
 */
@NullMarked
package io.nonrel.exec.window;

import org.jspecify.annotations.NullMarked;
