/**
 * What is measured, one class for each kind of work, and the tables that it is done on.
 *
 * <p>Read first: {@link io.nonrel.bench.work.Work}. Measuring does not belong here.
 */
@NullMarked
package io.nonrel.bench.work;

import org.jspecify.annotations.NullMarked;
