/**
 * The suite as JUnit tests of an adapter's module: {@link io.nonrel.tck.junit.ConformanceTest} is the only type, to be extended there.
 */
@NullMarked
package io.nonrel.tck.junit;

import org.jspecify.annotations.NullMarked;
