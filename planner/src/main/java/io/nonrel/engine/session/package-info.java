/**
 * Databases and sessions that are open: who shares a store, transactions, and how a statement is run in them.
 *
 * <p>Read first: {@link io.nonrel.engine.session.DatabaseRegistry}, {@code OpenSession} and {@code TransactionScope}. What
 * statements do to the catalog or to rows is in {@code io.nonrel.engine.ddl} and {@code io.nonrel.engine.write}.
 */
@NullMarked
package io.nonrel.engine.session;

import org.jspecify.annotations.NullMarked;
