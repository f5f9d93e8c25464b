/**
 * From a validated statement to an executable plan: the phases, the push-down rules and EXPLAIN.
 *
 * <p>Read first: {@code PlannerPhase} (the phases in their order), {@code Planner} and {@code Plan}. Sub-packages: {@code
 * parser} (SQL text to statements), {@code logical} (validation and conversion to relational algebra), {@code scan} (store
 * scans and what is pushed into them), {@code physical} (relational algebra to operators), {@code catalog}.
 */
@NullMarked
package io.nonrel.planner;

import org.jspecify.annotations.NullMarked;
