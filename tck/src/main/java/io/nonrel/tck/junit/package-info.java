/**
 * The suite as JUnit tests of an adapter's module: {@link io.nonrel.tck.junit.ConformanceTest} is the only type, to be extended
 * there. Needs JUnit 5 or newer, which this module does not bring along.
 */
@NullMarked
package io.nonrel.tck.junit;

import org.jspecify.annotations.NullMarked;
