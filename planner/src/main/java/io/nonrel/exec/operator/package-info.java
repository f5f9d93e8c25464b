/**
 * The relational operators: filter, project, sort, joins, set operations and the rest, over rows in memory.
 *
 * <p>Read first: {@link io.nonrel.exec.Operator}, then {@link io.nonrel.exec.operator.FilterOperator} as the simplest one
 * and {@link io.nonrel.exec.operator.HashJoinOperator}. {@link io.nonrel.exec.operator.RowIndex} is the hash table under
 * all that compare rows. No operator here calls a store, except through its inputs; those that do are in {@code
 * exec.store}.
 */
@NullMarked
package io.nonrel.exec.operator;

import org.jspecify.annotations.NullMarked;
