/**
 * The tables that the driver fills itself: {@code INFORMATION_SCHEMA} after the standard, {@code NONREL} with what is ours.
 *
 * <p>Read first: {@link io.nonrel.engine.system.SystemTables}, the list of all. Each table makes its rows from the catalog
 * that a statement was planned with.
 */
@NullMarked
package io.nonrel.engine.system;

import org.jspecify.annotations.NullMarked;
