/**
 * Calcite's row expressions compiled to closures.
 *
 * <p>Read first: {@link io.nonrel.exec.expression.ExpressionCompiler}; it decides by the kind of a node which class here builds
 * the closure. What single functions compute is in {@link io.nonrel.exec.function}, what casts do in {@link
 * io.nonrel.exec.conversion}; here are columns, parameters, literals and the operators whose evaluation is not just "operands
 * first": logic, comparison, CASE, search in a set.
 *
 * <p>A closure keeps no state of a run, so a plan can be run by many threads at once. A closure that remembers something (the
 * last pattern of LIKE) remembers it in one immutable object.
 */
@NullMarked
package io.nonrel.exec.expression;

import org.jspecify.annotations.NullMarked;
