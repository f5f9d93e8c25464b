/**
 * Indexes: which one would help a scan. Knows the store contract only, no SQL and no planner.
 *
 * <p>Read first: {@link io.nonrel.index.IndexAdvisor}.
 */
@NullMarked
package io.nonrel.index;

import org.jspecify.annotations.NullMarked;
