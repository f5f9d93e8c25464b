/**
 * Statements that change rows: a query that reads what is to change and computes the new values, and a tail that completes
 * and checks each row and writes it.
 *
 * <p>Read first: {@link io.nonrel.engine.write.WritePlanner}, which rewrites a statement into its query, then {@link
 * io.nonrel.engine.write.WritePlan} and {@code RowCompletion}, the one place where defaults, generated columns, NOT NULL and
 * CHECK happen. Transactions are the caller's: see {@link io.nonrel.engine.write.WriteScope}.
 */
@NullMarked
package io.nonrel.engine.write;

import org.jspecify.annotations.NullMarked;
