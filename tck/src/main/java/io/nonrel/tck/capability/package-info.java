/**
 * Capabilities both ways: what a store declares works, and what it does not declare is refused or emulated with a warning,
 * never done half.
 *
 * <p>Read first: {@link io.nonrel.tck.capability.CapabilityFeature}; the proofs stand in {@code DeclaredProofs} and {@code
 * UndeclaredProofs}. A new {@link io.nonrel.spi.Capability} does not compile here until it has both.
 */
@NullMarked
package io.nonrel.tck.capability;

import org.jspecify.annotations.NullMarked;
