/**
 * Values of every type: what goes in comes out, and predicates, order and groups see it as it is, at the borders of its type
 * too.
 *
 * <p>Read first: {@link io.nonrel.tck.value.ValueTypes} (the types with their values, in order) and {@link
 * io.nonrel.tck.value.ValueFeature} (what is asked of them).
 */
@NullMarked
package io.nonrel.tck.value;

import org.jspecify.annotations.NullMarked;
