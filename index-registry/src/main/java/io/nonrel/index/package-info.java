/**
 * Indexes: which native one would help a scan, and derived ones: hidden fields, computed from a column, that answer what the
 * store can't. Knows the store contract only, no SQL and no planner.
 *
 * <p>Read first: {@link io.nonrel.index.DerivedIndex} (the definition), {@link io.nonrel.index.LookupFields} (what is stored
 * for each look-up), {@link io.nonrel.index.IndexMaintainer} (how writes keep it), {@link io.nonrel.index.IndexAdvisor};
 * {@link io.nonrel.index.UniqueIndex} and {@link io.nonrel.index.MarkerKey} (what markers keep unique).
 * When an index answers a query is the planner's to say.
 */
@NullMarked
package io.nonrel.index;

import org.jspecify.annotations.NullMarked;
