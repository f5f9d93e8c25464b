/**
 * Stores that break the contract, each in one way, and tests that the suite catches each of them.
 *
 * <p>Read first: {@link io.nonrel.tck.lie.Lie} and {@link io.nonrel.tck.lie.LyingStoreTest}.
 */
@NullMarked
package io.nonrel.tck.lie;

import org.jspecify.annotations.NullMarked;
