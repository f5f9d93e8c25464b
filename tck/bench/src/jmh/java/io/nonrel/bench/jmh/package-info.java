/** The work of {@code io.nonrel.bench.work} under JMH, compiled in the profile {@code jmh} only. */
package io.nonrel.bench.jmh;
