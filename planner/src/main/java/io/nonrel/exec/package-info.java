/**
 * The executor: operators that pull rows, and expressions compiled to closures.
 *
 * <p>Read first: {@link io.nonrel.exec.Operator} (an immutable node of a plan), {@link io.nonrel.exec.Execution} (one run of
 * a plan: parameters, limits, cancel, notices) and {@link io.nonrel.exec.Scalar}. A row is an {@code Object[]} of the
 * run-time classes listed in {@link io.nonrel.spi}; nobody changes a row after handing it on. Nothing here knows SQL text,
 * sessions or how a plan was made.
 */
@NullMarked
package io.nonrel.exec;

import org.jspecify.annotations.NullMarked;
