/**
 * From relational algebra, with all pushed down that stores take, to operators of the executor.
 *
 * <p>Read first: {@link io.nonrel.planner.physical.PhysicalPlanner}, which visits the tree, and the planners of single
 * nodes it asks: scans, joins, aggregates, windows. What the driver does itself is announced here.
 */
@NullMarked
package io.nonrel.planner.physical;

import org.jspecify.annotations.NullMarked;
