/**
 * Push-down: how much of a query a store answers itself.
 *
 * <p>Read first: {@link io.nonrel.planner.scan.StoreScan}, the leaf that grows while the store accepts it, {@link
 * io.nonrel.planner.scan.PushDown}, which applies the rules from the leaves up, and {@link
 * io.nonrel.planner.scan.PredicateTranslator}. Each rule is one class whose name says what it does. A rule proposes, the
 * store answers ({@link io.nonrel.spi.Store#check}); what is refused stays where it was, with the reason. No rule throws
 * for something that can't be pushed.
 */
@NullMarked
package io.nonrel.planner.scan;

import org.jspecify.annotations.NullMarked;
