/**
 * From a parsed query to relational algebra: names are resolved in a catalog, types and parameters are worked out, and every
 * mistake of the user becomes a {@link io.nonrel.spi.NonrelException} that says where and what would work.
 *
 * <p>Read first: {@link io.nonrel.planner.logical.LogicalPlanner} and what it gives, {@link
 * io.nonrel.planner.logical.LogicalPlan}; then {@code NonrelValidator} and {@code ParameterTyping}. Sub-packages: {@code
 * type} (the type system), {@code catalogreader} (name lookup). Parsing, push-down and execution do not belong here.
 */
@NullMarked
package io.nonrel.planner.logical;

import org.jspecify.annotations.NullMarked;
