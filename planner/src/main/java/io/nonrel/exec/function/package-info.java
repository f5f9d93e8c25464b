/**
 * SQL functions: what they are called, which operands they take and what they compute.
 *
 * <p>Read first: {@link io.nonrel.exec.function.FunctionTable}, which the validator looks names up in, and {@link
 * io.nonrel.exec.function.Functions}, which has the implementation of each operator. A function is added in the file of its
 * topic ({@code TextFunctions}, {@code NumberFunctions}, {@code DateTimeFunctions} and so on) with name, operands, result,
 * implementation and one line of documentation. Operators with an evaluation of their own, like CASE, and aggregate functions
 * do not belong here.
 */
@NullMarked
package io.nonrel.exec.function;

import org.jspecify.annotations.NullMarked;
