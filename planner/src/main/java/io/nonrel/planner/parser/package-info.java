/**
 * From SQL text to statements and back. Read {@link io.nonrel.planner.parser.SqlParsing} first. {@link
 * io.nonrel.planner.parser.SqlText} writes expressions and queries so that they can be kept in a catalog; {@link
 * io.nonrel.planner.parser.SqlShape} finds statements that differ only in literals, without parsing them.
 *
 * <p>What statements mean doesn't belong here, and neither does the machinery of the grammar, which is in {@code
 * io.nonrel.planner.parser.grammar}.
 */
@NullMarked
package io.nonrel.planner.parser;

import org.jspecify.annotations.NullMarked;
