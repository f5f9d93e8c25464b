/**
 * Compares the driver on the embedded memory store with other databases in memory: the same statements through {@code
 * java.sql}, in one process, by turns. Not a test: nothing here fails because it is slow.
 *
 * <p>Read first: {@link io.nonrel.bench.Comparison}. What is measured stands in {@code io.nonrel.bench.work}.
 */
@NullMarked
package io.nonrel.bench;

import org.jspecify.annotations.NullMarked;
