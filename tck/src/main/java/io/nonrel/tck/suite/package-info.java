/**
 * What the suite tests, feature by feature, on any store.
 *
 * <p>Read first: {@link io.nonrel.tck.suite.StoreUnderTest} (what a store's author gives), {@link
 * io.nonrel.tck.suite.Feature} (one thing that is tested), {@link io.nonrel.tck.suite.ConformanceSuite} (all of them) and
 * {@link io.nonrel.tck.suite.Report} (what came out). How features are tested belongs to the packages that bear their names;
 * how reports are written, to {@code io.nonrel.tck.report}.
 */
@NullMarked
package io.nonrel.tck.suite;

import org.jspecify.annotations.NullMarked;
