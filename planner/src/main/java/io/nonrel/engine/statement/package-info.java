/**
 * From SQL text to something that can be run, and the cache of what was made.
 *
 * <p>Read first: {@link io.nonrel.engine.statement.StatementCompiler} and {@link io.nonrel.engine.statement.Compiled}. Running
 * belongs to {@code io.nonrel.engine.session}.
 */
@NullMarked
package io.nonrel.engine.statement;

import org.jspecify.annotations.NullMarked;
