/**
 * Constraints that the store doesn't keep: what a list of writes does to the rows, and what follows for the markers of unique
 * indexes and for foreign keys.
 *
 * <p>Read first: {@link io.nonrel.engine.constraint.RowImages} (rows before and after), {@link
 * io.nonrel.engine.constraint.UniqueRule} (which marker a row has), {@link io.nonrel.engine.constraint.UniqueMarkers} (what
 * becomes of markers in a transaction), {@link io.nonrel.engine.constraint.LeasedMarkers} (the same without transactions).
 * How rows get to the store is {@code engine.write}'s, how markers of older rows are made {@code engine.index}'s.
 */
@NullMarked
package io.nonrel.engine.constraint;

import org.jspecify.annotations.NullMarked;
