/**
 * Pending writes of a transaction that the store doesn't keep or doesn't show: they wait in memory, every read of the
 * transaction sees them over what the store has, and commit sends them.
 *
 * <p>Read first: {@link io.nonrel.engine.overlay.StoreTransactions}, {@link io.nonrel.engine.overlay.OverlayTransaction}.
 * Knows documents and keys only: what a write means for indexes and constraints was added to it before.
 */
@NullMarked
package io.nonrel.engine.overlay;

import org.jspecify.annotations.NullMarked;
