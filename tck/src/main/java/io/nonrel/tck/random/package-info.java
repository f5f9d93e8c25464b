/**
 * The seeded differential generator: random tables, queries and changes, each answered in several ways that must agree.
 *
 * <p>Read first: {@link io.nonrel.tck.random.RandomRun} (what is run), {@link io.nonrel.tck.random.TestCase} (one statement
 * under test), {@link io.nonrel.tck.random.Fragment} (SQL as a tree that can be shrunk) and {@link
 * io.nonrel.tck.random.World} (the ways of answering). A new construct goes into the generator that bears its name; nothing
 * here knows a store.
 */
@NullMarked
package io.nonrel.tck.random;

import org.jspecify.annotations.NullMarked;
