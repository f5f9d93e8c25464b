/**
 * Joins that need no join: a row refers to at most one other by a foreign key, and a joined index has copied what the query
 * wants of it. The tree of such joins becomes a read of one table whose copies are columns.
 *
 * <p>Read first: {@link io.nonrel.planner.joined.JoinsByIndex}. What the store is asked then is {@code planner.scan}'s.
 */
@NullMarked
package io.nonrel.planner.joined;

import org.jspecify.annotations.NullMarked;
