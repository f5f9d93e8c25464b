/**
 * The operators that call the store: scans, look-ups by key, fan-outs and aggregations.
 *
 * <p>Read first: {@link io.nonrel.exec.store.StoreScanOperator} and {@link io.nonrel.exec.store.StoreRead}, which binds a
 * scan for one run. Each counts its calls against the statement's budget; the store itself counts what it examines. Which
 * scan a store accepts is known to the planner, not here.
 */
@NullMarked
package io.nonrel.exec.store;

import org.jspecify.annotations.NullMarked;
