/**
 * Values from one SQL type into another: what CAST, INSERT, a bound parameter and {@code getString} do with a value.
 *
 * <p>Read first: {@link io.nonrel.exec.conversion.Conversion} and {@link io.nonrel.exec.conversion.Casts} (which type becomes
 * which), then {@link io.nonrel.exec.conversion.Assignment} and {@link io.nonrel.exec.conversion.ParameterBinding}. {@link
 * io.nonrel.exec.conversion.NumericRange} has the range checks and roundings that arithmetic and aggregates share. Nothing
 * here knows rows or expressions.
 */
@NullMarked
package io.nonrel.exec.conversion;

import org.jspecify.annotations.NullMarked;
