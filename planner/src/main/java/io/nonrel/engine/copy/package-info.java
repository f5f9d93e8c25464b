/**
 * Copies of columns of other tables, which joined indexes keep: following references, filling in what is copied when a row
 * is written, and bringing copies up to date when what they copy changes.
 *
 * <p>Read first: {@link io.nonrel.engine.copy.CopiedValues}. What the indexes are and where they stand in their life is
 * {@code engine.index}'s.
 */
@NullMarked
package io.nonrel.engine.copy;

import org.jspecify.annotations.NullMarked;
