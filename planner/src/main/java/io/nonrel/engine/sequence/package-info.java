/**
 * Sequences: numbers that are given once, across sessions, processes and restarts.
 *
 * <p>Read first: {@link io.nonrel.engine.sequence.StoredSequences}, shared by all sessions of a database, and {@link
 * io.nonrel.engine.sequence.SessionSequences}, what expressions ask. Definitions of sequences are in the catalog.
 */
@NullMarked
package io.nonrel.engine.sequence;

import org.jspecify.annotations.NullMarked;
