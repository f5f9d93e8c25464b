/**
 * The life of derived indexes: filling them over rows that are there, comparing what is kept with what should be, removing
 * it, and the record of such work. What is kept of a value is {@code io.nonrel.index}'s; the statements that ask for it are
 * {@code engine.ddl}'s.
 *
 * <p>Read first: {@link io.nonrel.engine.index.Backfill}.
 */
@NullMarked
package io.nonrel.engine.index;

import org.jspecify.annotations.NullMarked;
